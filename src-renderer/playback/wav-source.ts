import { readWavHeader, WAV_HEADER_BYTES } from '../engine/wav.ts';
import type { FrameSource } from './block-player.ts';

/**
 * A finished sample as something to play: exactly what is saved, dither and all.
 *
 * @param wav mono 16-bit, with the plain header that `encodeWav` writes
 * @throws RangeError when it is not
 */
export function wavSource(wav: Uint8Array): FrameSource & { readonly frames: number } {
  const header = readWavHeader(wav);
  if (header?.channels !== 1 || header.bitsPerSample !== 16) {
    throw new RangeError('not a mono 16-bit WAV');
  }
  const view = new DataView(wav.buffer, wav.byteOffset + WAV_HEADER_BYTES, header.dataBytes);
  const frames = header.dataBytes / 2;
  return {
    sampleRate: header.sampleRate,
    frames,
    async read(start, end) {
      const length = Math.max(0, Math.min(end, frames) - start);
      return [
        Float32Array.from({ length }, (_, i) => view.getInt16((start + i) * 2, true) / 32_768),
      ];
    },
  };
}
