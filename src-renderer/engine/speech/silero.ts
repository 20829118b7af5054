import { emptySpectrum, RealFft } from '../filters/real-fft.ts';
import { createKernel } from '../kernel/kernel.ts';
import { Arena, Dense, Lstm } from '../kernel/layers.ts';
import { LAYERS, type SileroWeights, SPACED_BINS } from './silero-weights.ts';

/** Samples of one decision: 32 ms at 16 kHz. */
export const BLOCK = 512;
/** Blocks that go through the network together: each matrix is then fetched once for all of them. */
export const BATCH = 16;
/** Samples of one short window, and bins of its spectrum: 16 ms and 62.5 Hz apart at 16 kHz. */
export const WINDOW = 256;
export const { bins: BINS } = LAYERS;

/** Short windows in a block, and samples from one to the next. */
const COLUMNS = 4;
const HOP = 128;
const CONTEXT = 64;
const PADDING = 64;
/** Floats of a block's windows with an empty one on both sides, and of their convolution with one before. */
const WINDOWS = (COLUMNS + 2) * SPACED_BINS;
const CONVOLVED = (COLUMNS + 1) * LAYERS.first;
/** Floats of the weights, and of all layers' results. */
const FLOATS = 327_680;
const { first, second, memory } = LAYERS;

const HANN = Float64Array.from({ length: WINDOW }, (_, i) => {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / WINDOW);
});

/**
 * Silero VAD v5 at 16 kHz: how likely each block of 512 samples is speech.
 *
 * Short-time spectrum, four convolutions, an LSTM and one output. The network remembers, so blocks must
 * come in order and a new recording needs a new object. Silence before the first block is assumed.
 */
export class SileroVad {
  /** Mean powers of the four windows of each of the last blocks, [block][bin]; others may look. */
  readonly powers = new Float64Array(BATCH * BINS);
  readonly #kernelMemory: Float32Array;
  readonly #fft = new RealFft(WINDOW, HANN);
  readonly #spectrum = emptySpectrum(WINDOW);
  readonly #samples = new Float32Array(CONTEXT + BLOCK + PADDING);
  readonly #first: Dense;
  readonly #second: Dense;
  readonly #third: Dense;
  readonly #fourth: Dense;
  readonly #lstm: Lstm;
  /** Where the blocks' windows begin, their convolutions, and what is convolved once more. */
  readonly #windows: number;
  readonly #convolved: number;
  readonly #twice: number;
  readonly #output: Float32Array;
  readonly #outputBias: number;

  constructor(weights: SileroWeights, newKernel = createKernel) {
    const arena = new Arena(newKernel(FLOATS), BATCH);
    this.#kernelMemory = arena.kernel.memory;
    this.#first = new Dense(arena, weights.first, weights.firstBias);
    this.#second = new Dense(arena, weights.second, weights.secondBias);
    this.#third = new Dense(arena, weights.third, weights.thirdBias);
    this.#fourth = new Dense(arena, weights.fourth, weights.fourthBias);
    this.#lstm = new Lstm(arena, weights.gatesInput, weights.gatesState, weights.gatesBias);
    this.#windows = arena.vectors(WINDOWS);
    this.#convolved = arena.vectors(CONVOLVED);
    this.#twice = arena.vectors(2 * second);
    this.#output = weights.output;
    this.#outputBias = weights.outputBias;
  }

  /**
   * @param blocks 16 of 512 samples at 16 kHz, full scale ±1
   * @param probabilities 16, written
   */
  process(blocks: Float32Array, probabilities: Float32Array): void {
    for (let block = 0; block < BATCH; block += 1) {
      this.#transform(blocks, block);
      this.#convolve(block);
    }
    const fourth = this.#fourth.rectified(this.#third.rectified(this.#twice));
    const hidden = this.#lstm.run(fourth);
    for (let block = 0; block < BATCH; block += 1) {
      let sum = this.#outputBias;
      for (let i = 0; i < memory; i += 1) {
        sum += this.#output[i]! * Math.max(0, this.#kernelMemory[hidden + block * memory + i]!);
      }
      probabilities[block] = 1 / (1 + Math.exp(-sum));
    }
  }

  /**
   * Three windows wide: a row of weights meets three neighbours as one vector. First each window gives
   * a column, then every second column gives one.
   */
  #convolve(block: number): void {
    const windows = this.#windows + block * WINDOWS;
    const convolved = this.#convolved + block * CONVOLVED;
    const twice = this.#twice + block * 2 * second;
    this.#first.slide({ at: windows, every: SPACED_BINS }, convolved + first, COLUMNS);
    this.#second.slide({ at: convolved, every: 2 * first }, twice, COLUMNS / 2);
  }

  /** Magnitudes and mean powers of a block's windows. */
  #transform(blocks: Float32Array, block: number): void {
    const samples = this.#samples;
    samples.copyWithin(0, BLOCK, BLOCK + CONTEXT);
    samples.set(blocks.subarray(block * BLOCK, (block + 1) * BLOCK), CONTEXT);
    const last = CONTEXT + BLOCK - 1;
    for (let i = 1; i <= PADDING; i += 1) samples[last + i] = samples[last - i]!;
    const powers = this.powers.subarray(block * BINS, (block + 1) * BINS).fill(0);
    const { re, im } = this.#spectrum;
    for (let column = 0; column < COLUMNS; column += 1) {
      this.#fft.forward(samples, column * HOP, this.#spectrum);
      const to = this.#windows + block * WINDOWS + (column + 1) * SPACED_BINS;
      for (let k = 0; k < BINS; k += 1) {
        const power = re[k]! * re[k]! + im[k]! * im[k]!;
        this.#kernelMemory[to + k] = Math.sqrt(power);
        powers[k] = powers[k]! + power / COLUMNS;
      }
    }
  }
}
