import type { WavProblem } from '../contract/failure.ts';
import { MAX_SAMPLE_SECONDS, MIN_SAMPLE_SECONDS, SAMPLE_RATE } from '../contract/limits.ts';

const HEADER_BYTES = 44;

export type WavCheck =
  | { readonly ok: true; readonly frames: number }
  | { readonly ok: false; readonly problem: WavProblem };

/**
 * Checks that bytes are exactly what the service wants: a plain 44-byte header, 16 kHz mono 16-bit
 * PCM, 10–180 s. The main process trusts no page with that.
 */
export function checkWav(bytes: Uint8Array): WavCheck {
  if (bytes.byteLength < HEADER_BYTES) return { ok: false, problem: 'not-a-wav' };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const dataBytes = bytes.byteLength - HEADER_BYTES;
  const isWav =
    tag(view, 0) === 'RIFF' &&
    view.getUint32(4, true) === bytes.byteLength - 8 &&
    tag(view, 8) === 'WAVE' &&
    tag(view, 12) === 'fmt ' &&
    view.getUint32(16, true) === 16 &&
    tag(view, 36) === 'data' &&
    view.getUint32(40, true) === dataBytes;
  if (!isWav) return { ok: false, problem: 'not-a-wav' };
  if (!hasTheFormat(view)) return { ok: false, problem: 'wrong-format' };

  const frames = dataBytes / 2;
  if (frames < MIN_SAMPLE_SECONDS * SAMPLE_RATE) return { ok: false, problem: 'too-short' };
  if (frames > MAX_SAMPLE_SECONDS * SAMPLE_RATE) return { ok: false, problem: 'too-long' };
  return { ok: true, frames };
}

/** PCM, one channel, the rate, bytes a second, bytes a frame, bits a sample; whole frames. */
function hasTheFormat(view: DataView): boolean {
  return (
    view.getUint16(20, true) === 1 &&
    view.getUint16(22, true) === 1 &&
    view.getUint32(24, true) === SAMPLE_RATE &&
    view.getUint32(28, true) === SAMPLE_RATE * 2 &&
    view.getUint16(32, true) === 2 &&
    view.getUint16(34, true) === 16 &&
    view.getUint32(40, true) % 2 === 0
  );
}

function tag(view: DataView, offset: number): string {
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + offset, 4));
}
