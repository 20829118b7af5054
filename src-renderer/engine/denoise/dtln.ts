import { emptySpectrum, RealFft } from '../filters/real-fft.ts';
import type { Kernel, Shorts } from '../kernel/kernel.ts';
import { Arena, padded } from '../kernel/layers.ts';
import { ShortDense, ShortFrames, ShortLstm } from '../kernel/short-layers.ts';
import type { Weights } from './weights.ts';

const FRAME = 512;
const HOP = 128;
const BINS = FRAME / 2 + 1;
const FEATURES = 256;
/** Keeps the normalisation of silence finite; the value the network was trained with. */
const NORM_EPSILON = 1e-7;

/** Frames that go through the network together: each matrix is then fetched once for all of them. */
const BATCH = 16;
/** Floats of the weights, and of all layers' results. */
export const DTLN_FLOATS = 622_592;
/** Samples a call of `process` takes and gives. */
export const BATCH_SAMPLES = BATCH * HOP;
/** Samples by which the output is late. */
export const DELAY = FRAME - HOP;

/**
 * DTLN (N. L. Westhausen, B. T. Meyer, Interspeech 2020): takes noise out of speech at 16 kHz.
 *
 * The first stage weighs the magnitudes of each frame's spectrum and keeps its phases; the second does
 * the same to features that the network has learned. Frames are 512 long, begin every 128 samples and
 * are added up. Trained on speech near −26 dBFS.
 */
export class Dtln {
  readonly #memory: Float32Array;
  readonly #spectral: Stage;
  readonly #learned: Stage;
  readonly #encoder: ShortDense;
  readonly #decoder: ShortDense;
  /** What goes into the layers, as 16-bit integers. */
  readonly #ofBins: ShortFrames;
  readonly #ofSamples: ShortFrames;
  readonly #ofFeatures: ShortFrames;
  readonly #normGain: Float32Array;
  readonly #normBias: Float32Array;
  readonly #magnitudes: number;
  readonly #frames: number;
  readonly #features: number;
  readonly #fft = new RealFft(FRAME);
  readonly #spectra = Array.from({ length: BATCH }, () => emptySpectrum(FRAME));
  readonly #input = new Float32Array(DELAY + BATCH_SAMPLES);
  readonly #output = new Float32Array(DELAY + BATCH_SAMPLES);

  /** @param kernel becomes this object's own */
  constructor(kernel: Kernel, weights: Weights) {
    const arena = new Arena(kernel, BATCH);
    this.#memory = kernel.memory;
    this.#spectral = new Stage(
      new ShortLstm(arena, weights.lstm1Input, weights.lstm1State, weights.lstm1Bias),
      new ShortLstm(arena, weights.lstm2Input, weights.lstm2State, weights.lstm2Bias),
      new ShortDense(arena, weights.spectrumMask, weights.spectrumMaskBias),
    );
    this.#learned = new Stage(
      new ShortLstm(arena, weights.lstm3Input, weights.lstm3State, weights.lstm3Bias),
      new ShortLstm(arena, weights.lstm4Input, weights.lstm4State, weights.lstm4Bias),
      new ShortDense(arena, weights.featureMask, weights.featureMaskBias),
    );
    this.#encoder = new ShortDense(arena, weights.encoder, null);
    this.#decoder = new ShortDense(arena, weights.decoder, null);
    this.#ofBins = new ShortFrames(arena, BINS);
    this.#ofSamples = new ShortFrames(arena, FRAME);
    this.#ofFeatures = new ShortFrames(arena, FEATURES);
    this.#normGain = weights.normGain.values;
    this.#normBias = weights.normBias.values;
    this.#magnitudes = arena.vectors(BINS);
    this.#frames = arena.vectors(FRAME);
    this.#features = arena.vectors(FEATURES);
  }

  /** Takes 2048 samples and writes 2048, which belong 384 samples earlier. */
  process(input: Float32Array, output: Float32Array): void {
    this.#input.copyWithin(0, BATCH_SAMPLES);
    this.#input.set(input, DELAY);
    this.#analyse();
    this.#applySpectrumMask(this.#spectral.mask(this.#ofBins.of(this.#magnitudes)));
    const encoded = this.#encoder.run(this.#ofSamples.of(this.#frames));
    this.#normalise(encoded);
    this.#applyFeatureMask(this.#learned.mask(this.#ofFeatures.of(this.#features)), encoded);
    this.#overlapAdd(this.#decoder.run(this.#ofFeatures.of(encoded)));
    output.set(this.#output.subarray(0, BATCH_SAMPLES));
  }

  #analyse(): void {
    const memory = this.#memory;
    for (let frame = 0; frame < BATCH; frame++) {
      const spectrum = this.#spectra[frame]!;
      const { re, im } = spectrum;
      this.#fft.forward(this.#input, frame * HOP, spectrum);
      const place = this.#magnitudes + frame * padded(BINS);
      for (let k = 0; k < BINS; k++) {
        memory[place + k] = Math.sqrt(re[k]! * re[k]! + im[k]! * im[k]!);
      }
    }
  }

  #applySpectrumMask(mask: number): void {
    const memory = this.#memory;
    for (let frame = 0; frame < BATCH; frame++) {
      const spectrum = this.#spectra[frame]!;
      const { re, im } = spectrum;
      const place = mask + frame * padded(BINS);
      for (let k = 0; k < BINS; k++) {
        const share = memory[place + k]!;
        re[k]! *= share;
        im[k]! *= share;
      }
      this.#fft.inverse(spectrum, memory, this.#frames + frame * FRAME);
    }
  }

  /** Brings each frame's features to mean 0 and variance 1, then to the trained gain and offset. */
  #normalise(encoded: number): void {
    const [memory, gain, bias] = [this.#memory, this.#normGain, this.#normBias];
    for (let frame = 0; frame < BATCH; frame++) {
      const from = encoded + frame * FEATURES;
      const to = this.#features + frame * FEATURES;
      let sum = 0;
      for (let k = from; k < from + FEATURES; k++) sum += memory[k]!;
      const mean = sum / FEATURES;
      let squares = 0;
      for (let k = from; k < from + FEATURES; k++) squares += (memory[k]! - mean) ** 2;
      const scale = 1 / Math.sqrt(squares / FEATURES + NORM_EPSILON);
      for (let k = 0; k < FEATURES; k++) {
        memory[to + k] = (memory[from + k]! - mean) * scale * gain[k]! + bias[k]!;
      }
    }
  }

  #applyFeatureMask(mask: number, encoded: number): void {
    const memory = this.#memory;
    for (let k = 0; k < BATCH * FEATURES; k++) memory[encoded + k]! *= memory[mask + k]!;
  }

  #overlapAdd(decoded: number): void {
    const [memory, output] = [this.#memory, this.#output];
    output.copyWithin(0, BATCH_SAMPLES);
    output.fill(0, DELAY);
    for (let frame = 0; frame < BATCH; frame++) {
      const from = decoded + frame * FRAME;
      const to = frame * HOP;
      for (let k = 0; k < FRAME; k++) output[to + k]! += memory[from + k]!;
    }
  }
}

/** Two recurrent layers that find a mask. */
class Stage {
  readonly #first: ShortLstm;
  readonly #second: ShortLstm;
  readonly #mask: ShortDense;

  constructor(first: ShortLstm, second: ShortLstm, mask: ShortDense) {
    this.#first = first;
    this.#second = second;
    this.#mask = mask;
  }

  mask(input: Shorts): number {
    return this.#mask.mask(this.#second.run(this.#first.run(input)));
  }
}
