import { expect, it } from 'vitest';
import { openRecording } from '../../src-renderer/workers/open-recording.ts';

const GIB = 1024 ** 3;
const RATE = 48_000;
const HEADER_BYTES = 80;

/** A header, silence, and behind 4 GiB a count or silence, of which only what is asked for ever exists. */
class SparseFile extends Blob {
  readonly #head: Uint8Array;
  readonly #counts: boolean;
  readonly #start: number;
  readonly #end: number;

  constructor(head: Uint8Array, counts: boolean, start: number, end: number) {
    super();
    this.#head = head;
    this.#counts = counts;
    this.#start = start;
    this.#end = end;
  }

  override get size(): number {
    return this.#end - this.#start;
  }

  override slice(from = 0, to = this.size): Blob {
    const place = (at: number) => Math.min(this.#end, this.#start + (at < 0 ? this.size + at : at));
    return new SparseFile(this.#head, this.#counts, place(from), Math.max(place(from), place(to)));
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    if (this.size > 64 * 1024 * 1024) throw new Error(`${this.size} bytes at once`);
    const bytes = new Uint8Array(this.size);
    bytes.set(this.#head.subarray(this.#start, this.#end));
    if (!this.#counts) return bytes.buffer;
    // Frame f of the last GiB holds f, so that a place can be told.
    for (let at = Math.max(this.#start, 4 * GIB); at < this.#end; at++) {
      const frame = Math.floor((at - HEADER_BYTES) / 2);
      bytes[at - this.#start] = (at - HEADER_BYTES) % 2 === 0 ? frame & 0xff : (frame >> 8) & 0x7f;
    }
    return bytes.buffer;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const read = (from: number) => this.slice(from, from + 65_536).arrayBuffer();
    let at = 0;
    return new ReadableStream({
      type: 'bytes',
      async pull(controller) {
        const piece = new Uint8Array(await read(at));
        at += piece.length;
        if (piece.length > 0) controller.enqueue(piece);
        else controller.close();
        if (piece.length === 0) controller.byobRequest?.respond(0);
      },
    });
  }
}

/** RF64, mono, 16 bit; `trailing` bytes of other chunks follow the sound. */
function rf64(dataBytes: number, { counts = true, trailing = 0 } = {}): Blob {
  const bytes = Buffer.alloc(HEADER_BYTES);
  bytes.write('RF64', 0);
  bytes.writeUInt32LE(0xffff_ffff, 4);
  bytes.write('WAVEds64', 8);
  bytes.writeUInt32LE(28, 16);
  bytes.writeBigUInt64LE(BigInt(HEADER_BYTES + dataBytes + trailing - 8), 20);
  bytes.writeBigUInt64LE(BigInt(dataBytes), 28);
  bytes.writeBigUInt64LE(BigInt(dataBytes / 2), 36);
  bytes.write('fmt ', 48);
  bytes.writeUInt32LE(16, 52);
  for (const [at, value] of [
    [56, 1],
    [58, 1],
    [68, 2],
    [70, 16],
  ] as const) {
    bytes.writeUInt16LE(value, at);
  }
  bytes.writeUInt32LE(RATE, 60);
  bytes.writeUInt32LE(RATE * 2, 64);
  bytes.write('data', 72);
  bytes.writeUInt32LE(0xffff_ffff, 76);
  return new SparseFile(bytes, counts, 0, HEADER_BYTES + dataBytes + trailing);
}

it('opens an RF64 of 5 GiB and reads behind 4 GiB', async () => {
  const signal = new AbortController().signal;
  const recording = await openRecording(rf64(5 * GIB), null, signal);
  expect(recording.info.seconds).toBeCloseTo((5 * GIB) / 2 / RATE, 3);
  const start = 2.25 * GIB;
  const { channels } = await recording.read({ start, end: start + 5 }, signal);
  const expected = Array.from({ length: 5 }, (_, i) => ((start + i) & 0x7fff) / 32_768);
  expect([...(channels[0] ?? [])]).toEqual(expected);
});

// Silence reads as 128 million chunks of no length; more than a gibibyte of them used to be walked.
it('opens an RF64 that is silent behind 4 GiB', async () => {
  const signal = new AbortController().signal;
  const recording = await openRecording(rf64(5 * GIB, { counts: false }), null, signal);
  expect(recording.info).toMatchObject({ container: 'WAVE', codec: 'pcm-s16', channels: 1 });
});

it('does not take what follows the sound of an RF64 for sound', async () => {
  const signal = new AbortController().signal;
  const recording = await openRecording(rf64(GIB, { trailing: 3000 }), null, signal);
  expect(recording.info.seconds).toBe(GIB / 2 / RATE);
  const found = await recording.scanPart(
    { start: GIB / 2 - 100, end: Number.POSITIVE_INFINITY },
    () => undefined,
    signal,
  );
  expect(found.frames).toBe(GIB / 2);
});
