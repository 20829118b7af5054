import type { TakeFile } from '../../src-main/takes/take-wav.ts';

/** A file in memory on a disk with room for so many bytes; like a real one, it takes what fits. */
export class SmallDiskFile implements TakeFile {
  readonly #room: number;
  content = Buffer.alloc(0);
  closed = false;

  constructor(room: number) {
    this.#room = room;
  }

  async write(bytes: Uint8Array, position: number): Promise<void> {
    const end = Math.min(position + bytes.byteLength, this.#room);
    const grown = Buffer.alloc(Math.max(this.content.length, end));
    this.content.copy(grown);
    grown.set(bytes.subarray(0, Math.max(0, end - position)), position);
    this.content = grown;
    if (end < position + bytes.byteLength) {
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
  }

  async truncate(length: number): Promise<void> {
    this.content = this.content.subarray(0, length);
  }

  async sync(): Promise<void> {}

  async close(): Promise<void> {
    this.closed = true;
  }
}
