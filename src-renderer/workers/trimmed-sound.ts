import type { AudioSample } from 'mediabunny';
import { planesOf, type SoundSource, sampleOf } from './sound-source.ts';

/** The stretch of a track that is meant to be heard, in seconds on the container's clock. */
export interface Trim {
  readonly start: number;
  /** `Infinity` when nothing is to be left out at the end. */
  readonly end: number;
}

/** Leaves out what an encoder put before and behind the sound to fill its packets. */
export class TrimmedSound implements SoundSource {
  readonly #inner: SoundSource;
  readonly #trim: Trim;

  constructor(inner: SoundSource, trim: Trim) {
    this.#inner = inner;
    this.#trim = trim;
  }

  async *samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown> {
    for await (const sample of this.#inner.samples(fromTimestamp)) {
      if (sample.timestamp + 0.5 / sample.sampleRate >= this.#trim.end) {
        sample.close();
        return;
      }
      const kept = keep(sample, this.#trim);
      if (kept) yield kept;
    }
  }
}

/** The part of a sample that lies within, or null; closes what it does not return. */
function keep(sample: AudioSample, trim: Trim): AudioSample | null {
  const { timestamp, sampleRate, numberOfFrames } = sample;
  const { first, stop } = framesWithin(trim, timestamp, sampleRate, numberOfFrames);
  if (first === 0 && stop === numberOfFrames) return sample;
  const planes = stop > first ? planesOf(sample).map((plane) => plane.slice(first, stop)) : null;
  sample.close();
  return planes && sampleOf(timestamp + first / sampleRate, sampleRate, planes);
}

/** Which frames of a block lie within: from `first` to before `stop`, none when that is not after it. */
export function framesWithin(
  { start, end }: Trim,
  timestamp: number,
  sampleRate: number,
  frames: number,
): { readonly first: number; readonly stop: number } {
  return {
    first: Math.max(0, Math.round((start - timestamp) * sampleRate)),
    stop: Math.min(frames, Math.round((end - timestamp) * sampleRate)),
  };
}
