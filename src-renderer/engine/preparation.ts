import { seededRandom } from './dither.ts';
import { GrowingFloats } from './growing-floats.ts';
import { mixdown } from './mixdown.ts';
import { Resampler, type ResamplerCode } from './resample.ts';
import { encodeWav } from './wav.ts';

/** One seed for all, so that the same stretch always gives the same file. */
const DITHER_SEED = 0x5eed;

/** What comes in, and what may come out. */
export interface PreparationOptions {
  /** Hertz of the source. */
  readonly sampleRate: number;
  /** Hertz of the sample. */
  readonly outputRate: number;
  /** Longest sample in output frames; what is beyond is cut off. */
  readonly maxFrames: number;
}

/**
 * Makes a sample of a stretch that arrives in blocks: mono, at the output rate, 16-bit WAV.
 *
 * Holds the result only (11.5 MB for 180 s at 16 kHz), never the source.
 */
export class Preparation {
  readonly #options: PreparationOptions;
  readonly #resampler: Resampler;
  readonly #mono = new GrowingFloats();

  /** @throws RangeError when the rates cannot be converted */
  constructor(code: ResamplerCode, options: PreparationOptions) {
    this.#options = options;
    this.#resampler = new Resampler(code, options.sampleRate, options.outputRate);
  }

  /** @param channels planar, full scale ±1, at the source's rate */
  push(channels: readonly Float32Array[]): void {
    this.#mono.append(this.#resampler.push(mixdown(channels)));
  }

  /** Ends the stretch. 10 s of whole frames in, at any rate, give 10 s of frames out. */
  finish(): { readonly wav: Uint8Array<ArrayBuffer>; readonly frames: number } {
    this.#mono.append(this.#resampler.finish());
    const samples = this.#mono.view(0, this.#options.maxFrames);
    const wav = encodeWav(samples, this.#options.outputRate, seededRandom(DITHER_SEED));
    return { wav, frames: samples.length };
  }

  /** Gives the resampler's memory back; also after an error. */
  close(): void {
    this.#resampler.close();
  }
}
