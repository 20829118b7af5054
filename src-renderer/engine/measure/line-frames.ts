import { PowerSpectrum } from './fourier.ts';

/** Six lines of 60 Hz lie below 400 Hz; about 2000 Hz is rate enough to see them. */
const WORKING_RATE = 2000;
/** About a second: lines 50 and 60 Hz, and a voice's wandering pitch, fall apart. */
const FRAME = 2048;
const HOP = FRAME / 4;
/** As far as 390 Hz at 2000 Hz: lines, and what is beside them. */
const BINS = 400;

/** Reads the low spectra, a second long, of sound that arrives in blocks of any length. */
export class LineFrames {
  readonly hertzPerBin: number;
  readonly hopSeconds: number;
  readonly frameSeconds: number;
  readonly #factor: number;
  readonly #spectrum = new PowerSpectrum(FRAME);
  /** What has not become a slow sample yet, and slow samples that the next frame needs. */
  #rest = new Float32Array(0);
  #slow = new Float32Array(0);

  /** @param sampleRate hertz, at least 2000 */
  constructor(sampleRate: number) {
    this.#factor = Math.max(1, Math.floor(sampleRate / WORKING_RATE));
    const rate = sampleRate / this.#factor;
    this.hertzPerBin = rate / FRAME;
    this.hopSeconds = HOP / rate;
    this.frameSeconds = FRAME / rate;
  }

  /** @returns the power of each bin for each frame that is complete now */
  push(samples: Float32Array): Float64Array[] {
    const input = appended(this.#rest, samples);
    const more = slowed(input, this.#factor);
    this.#rest = input.slice(more.length * this.#factor);
    const slow = appended(this.#slow, more);
    const frames: Float64Array[] = [];
    let at = 0;
    for (; at + FRAME <= slow.length; at += HOP) {
      frames.push(this.#spectrum.read(slow, at).slice(0, BINS));
    }
    this.#slow = slow.slice(at);
    return frames;
  }
}

function appended(first: Float32Array, second: Float32Array): Float32Array<ArrayBuffer> {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Keeps one sample of `factor`, under a triangular low pass that reaches over two such steps. */
function slowed(samples: Float32Array, factor: number): Float32Array {
  const reach = 2 * factor - 1;
  const out = new Float32Array(Math.max(0, Math.floor((samples.length - reach) / factor) + 1));
  const scale = 1 / (factor * factor);
  for (let k = 0, at = 0; k < out.length; k++, at += factor) {
    let sum = factor * samples[at + factor - 1]!;
    for (let i = 1; i < factor; i++) sum += i * (samples[at + i - 1]! + samples[at + reach - i]!);
    out[k] = sum * scale;
  }
  return out;
}
