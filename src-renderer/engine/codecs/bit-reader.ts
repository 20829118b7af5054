/** Reads bits, most significant first. Behind the end there are zeros; `overrun` tells. */
export class BitReader {
  readonly #bytes: Uint8Array;
  /** In bits. */
  position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Whether more was read than there is. */
  get overrun(): boolean {
    return this.position > this.#bytes.length * 8;
  }

  /** The next bits without taking them. @param count 1 to 32 */
  peek(count: number): number {
    const bytes = this.#bytes;
    const at = this.position >> 3;
    const offset = this.position & 7;
    const word =
      ((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0);
    const next = offset === 0 ? word : (word << offset) | ((bytes[at + 4] ?? 0) >> (8 - offset));
    return next >>> (32 - count);
  }

  /** @param count 0 to 32 */
  read(count: number): number {
    if (count === 0) return 0;
    const value = this.peek(count);
    this.position += count;
    return value;
  }

  /** Two's complement. @param count 1 to 32 */
  readSigned(count: number): number {
    const unused = 32 - count;
    return (this.read(count) << unused) >> unused;
  }
}
