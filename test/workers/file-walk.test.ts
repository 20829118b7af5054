import { expect, it } from 'vitest';
import { FileWalk } from '../../src-renderer/workers/file-walk.ts';

const MEGABYTE = 1 << 20;

/** Bytes that tell their place. */
function counting(length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) % 256);
}

/** All of it, of which `unit` bytes are used at a time. */
async function walked(bytes: Blob, unit: number): Promise<Uint8Array> {
  const walk = new FileWalk(bytes);
  const pieces: Uint8Array[] = [];
  for (let used = -1; used !== 0; ) {
    const piece = await walk.next(Math.max(0, used));
    used = piece.length - (piece.length % unit);
    pieces.push(piece.slice(0, used));
  }
  walk.close();
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

it('gives every byte once and in order, however many are used at a time', async () => {
  const bytes = counting(3 * MEGABYTE + 5);
  for (const unit of [1, 6, 4096]) {
    const whole = bytes.length - (bytes.length % unit);
    const found = await walked(new Blob([bytes]), unit);
    expect(Buffer.compare(found, bytes.subarray(0, whole))).toBe(0);
  }
});

it('ends at once where there is nothing', async () => {
  expect(await walked(new Blob([]), 1)).toHaveLength(0);
});

it('leaves each of two walks at once its own bytes', async () => {
  const bytes = counting(1000);
  const [one, two] = [new FileWalk(new Blob([bytes])), new FileWalk(new Blob([bytes.slice(500)]))];
  const [first, second] = [await one.next(0), await two.next(0)];
  expect([first[0], second[0]]).toEqual([bytes[0], bytes[500]]);
  one.close();
  two.close();
});

it('takes over the memory of a walk that was closed', async () => {
  const first = new FileWalk(new Blob([counting(100)]));
  await first.next(0);
  first.close();
  const second = new FileWalk(new Blob([counting(10)]));
  expect(await second.next(0)).toEqual(counting(10));
  second.close();
});

it('fails as the file does', async () => {
  class Broken extends Blob {
    override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
      const pull = () => Promise.reject(new Error('gone'));
      return new ReadableStream({ type: 'bytes', pull });
    }
  }
  const walk = new FileWalk(new Broken([counting(10)]));
  await expect(walk.next(0)).rejects.toThrow('gone');
  walk.close();
});
