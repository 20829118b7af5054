import { LAYERS, type SileroWeights } from './silero-weights.ts';
import { magnitudePair, WINDOW } from './spectrum.ts';

/** Samples of one decision: 32 ms at 16 kHz. */
export const BLOCK = 512;
/** Short windows in a block, and samples from one to the next. */
export const COLUMNS = 4;
const HOP = 128;
const CONTEXT = 64;
const PADDING = 64;
const { bins, first, second, third, fourth, memory } = LAYERS;

/**
 * Silero VAD v5 at 16 kHz: how likely each block of 512 samples is speech.
 *
 * Short-time spectrum, four convolutions, an LSTM and one output. The network remembers, so blocks must
 * come in order and a new recording needs a new object. Silence before the first block is assumed.
 */
export class SileroVad {
  /** Magnitudes of the last block's four windows, [bin][window]; others may look at them. */
  readonly spectrum = new Float64Array(bins * COLUMNS);
  readonly #weights: SileroWeights;
  readonly #samples = new Float64Array(CONTEXT + BLOCK + PADDING);
  readonly #first = new Float64Array(first * COLUMNS);
  readonly #second = new Float64Array(second * 2);
  readonly #third = new Float64Array(third);
  /** The LSTM's input, then its last output. */
  readonly #inputAndMemory = new Float64Array(fourth + memory);
  readonly #gates = new Float64Array(4 * memory);
  readonly #cell = new Float64Array(memory);

  constructor(weights: SileroWeights) {
    this.#weights = weights;
  }

  /** @param block 512 samples at 16 kHz, full scale ±1 */
  process(block: Float32Array): number {
    this.#transform(block);
    this.#convolveFirst();
    this.#convolveSecond();
    this.#convolveRest();
    return this.#remember();
  }

  #transform(block: Float32Array): void {
    const samples = this.#samples;
    samples.copyWithin(0, BLOCK, BLOCK + CONTEXT);
    samples.set(block, CONTEXT);
    const last = CONTEXT + BLOCK - 1;
    for (let i = 1; i <= PADDING; i += 1) samples[last + i] = samples[last - i]!;
    magnitudePair(samples, 0, HOP, this.spectrum, 0, COLUMNS);
    magnitudePair(samples, 2 * HOP, WINDOW + HOP, this.spectrum, 2, COLUMNS);
  }

  /** Three times wide, padded by one on both sides: four columns in, four out. */
  #convolveFirst(): void {
    const { first: weights, firstBias } = this.#weights;
    const input = this.spectrum;
    for (let out = 0, w = 0; out < first; out += 1) {
      let a = firstBias[out]!;
      let b = a;
      let c = a;
      let d = a;
      for (let i = 0; i < bins * COLUMNS; i += COLUMNS, w += 3) {
        const before = weights[w]!;
        const here = weights[w + 1]!;
        const after = weights[w + 2]!;
        const x0 = input[i]!;
        const x1 = input[i + 1]!;
        const x2 = input[i + 2]!;
        const x3 = input[i + 3]!;
        a += here * x0 + after * x1;
        b += before * x0 + here * x1 + after * x2;
        c += before * x1 + here * x2 + after * x3;
        d += before * x2 + here * x3;
      }
      this.#first[out * COLUMNS] = Math.max(0, a);
      this.#first[out * COLUMNS + 1] = Math.max(0, b);
      this.#first[out * COLUMNS + 2] = Math.max(0, c);
      this.#first[out * COLUMNS + 3] = Math.max(0, d);
    }
  }

  /** The same, every second column: two columns out. */
  #convolveSecond(): void {
    const { second: weights, secondBias } = this.#weights;
    const input = this.#first;
    for (let out = 0, w = 0; out < second; out += 1) {
      let a = secondBias[out]!;
      let b = a;
      for (let i = 0; i < first * COLUMNS; i += COLUMNS, w += 3) {
        a += weights[w + 1]! * input[i]! + weights[w + 2]! * input[i + 1]!;
        b +=
          weights[w]! * input[i + 1]! +
          weights[w + 1]! * input[i + 2]! +
          weights[w + 2]! * input[i + 3]!;
      }
      this.#second[out * 2] = Math.max(0, a);
      this.#second[out * 2 + 1] = Math.max(0, b);
    }
  }

  /** From two columns to one, and that one once more: padding leaves plain matrices. */
  #convolveRest(): void {
    const { third: thirdWeights, thirdBias, fourth: fourthWeights, fourthBias } = this.#weights;
    multiply(thirdWeights, this.#second, thirdBias, this.#third, third, second * 2);
    for (let i = 0; i < third; i += 1) this.#third[i] = Math.max(0, this.#third[i]!);
    multiply(fourthWeights, this.#third, fourthBias, this.#inputAndMemory, fourth, third);
    for (let i = 0; i < fourth; i += 1) {
      this.#inputAndMemory[i] = Math.max(0, this.#inputAndMemory[i]!);
    }
  }

  /** The LSTM and the output. */
  #remember(): number {
    const { gates: weights, gatesBias, output, outputBias } = this.#weights;
    const gates = this.#gates;
    multiply(weights, this.#inputAndMemory, gatesBias, gates, 4 * memory, fourth + memory);
    let sum = outputBias;
    for (let i = 0; i < memory; i += 1) {
      const kept = sigmoid(gates[memory + i]!) * this.#cell[i]!;
      const cell = kept + sigmoid(gates[i]!) * Math.tanh(gates[2 * memory + i]!);
      const hidden = sigmoid(gates[3 * memory + i]!) * Math.tanh(cell);
      this.#cell[i] = cell;
      this.#inputAndMemory[fourth + i] = hidden;
      sum += output[i]! * Math.max(0, hidden);
    }
    return sigmoid(sum);
  }
}

/** Four rows at a time, so that each input is read once for four products; `rows` divides by four. */
function multiply(
  matrix: Float64Array,
  input: Float64Array,
  bias: Float64Array,
  out: Float64Array,
  rows: number,
  columns: number,
): void {
  for (let row = 0; row < rows; row += 4) {
    const p = row * columns;
    const q = p + columns;
    const r = q + columns;
    const s = r + columns;
    let a = bias[row]!;
    let b = bias[row + 1]!;
    let c = bias[row + 2]!;
    let d = bias[row + 3]!;
    for (let i = 0; i < columns; i += 1) {
      const x = input[i]!;
      a += matrix[p + i]! * x;
      b += matrix[q + i]! * x;
      c += matrix[r + i]! * x;
      d += matrix[s + i]! * x;
    }
    out[row] = a;
    out[row + 1] = b;
    out[row + 2] = c;
    out[row + 3] = d;
  }
}

function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
