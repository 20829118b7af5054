import type { PassageMaterial } from '../../../src-renderer/engine/speech/passage-units.ts';
import { segmentsOf } from '../../../src-renderer/engine/speech/segments.ts';
import type { VoiceCell } from '../../../src-renderer/engine/speech/voice-cells.ts';

const BLOCK = 512;
const SPEECH_DB = -20;
const NOISE_DB = -60;

/** A stretch of an invented recording. */
export interface Part {
  readonly seconds: number;
  readonly speech?: boolean;
  readonly db?: number;
  readonly voice?: 0 | 1;
}

export const speech = (seconds: number, more: Omit<Part, 'seconds'> = {}): Part => {
  return { seconds, speech: true, ...more };
};
export const pause = (seconds: number, db = NOISE_DB): Part => ({ seconds, db });

/** The features of an invented recording, without any sound. */
export function material(
  parts: readonly Part[],
  more: Partial<PassageMaterial> = {},
): PassageMaterial {
  const probability: number[] = [];
  const power: number[] = [];
  const cells: VoiceCell[] = [];
  const groups: number[] = [];
  for (const part of parts) {
    const blocks = Math.round((part.seconds * 16_000) / BLOCK);
    const db = part.db ?? (part.speech ? SPEECH_DB : NOISE_DB);
    for (let i = 0; i < blocks; i += 1) {
      if (part.speech && i % 32 === 31) {
        const end = probability.length + 1;
        cells.push({ begin: end - 32, end, blocks: 32, timbre: new Float64Array(12), pitch: null });
        groups.push(part.voice ?? 0);
      }
      probability.push(part.speech ? 0.95 : 0.02);
      power.push(10 ** (db / 10));
    }
  }
  const frames = probability.length * BLOCK;
  const zeros = () => new Float32Array(probability.length);
  return {
    features: {
      frames,
      probability: Float32Array.from(probability),
      power: Float32Array.from(power),
      peak: zeros(),
      lowPower: zeros(),
      highPower: zeros(),
    },
    segments: segmentsOf(probability, frames),
    cells,
    voices: { voices: groups.includes(1) ? 'two' : 'one', groups: Uint8Array.from(groups) },
    clipping: [],
    noisy: [],
    ...more,
  };
}
