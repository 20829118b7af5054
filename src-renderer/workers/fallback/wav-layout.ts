import type { PackedLayout } from '../../engine/codecs/chunks.ts';
import { WorkerError } from '../failure.ts';

/** Where the `data` of a WAV with GSM lies. @param head the file's start */
export function readPackedWav(head: Uint8Array, fileBytes: number): PackedLayout {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const tag = (at: number) => String.fromCharCode(...head.subarray(at, at + 4));
  let shape = { channels: 1, sampleRate: 8000 };
  for (let at = 12; at + 24 <= head.length; ) {
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (tag(at) === 'fmt ') {
      shape = {
        channels: view.getUint16(start + 2, true),
        sampleRate: view.getUint32(start + 4, true),
      };
    }
    if (tag(at) === 'data') {
      return { codec: 'gsm', ...shape, start, bytes: Math.min(size, fileBytes - start) };
    }
    at = start + size + (size % 2);
  }
  throw new WorkerError({ code: 'unreadable', message: 'WAV without data' });
}
