import type { Kernel, ShortMatrix, Shorts } from './kernel.ts';
import { type Arena, padded, type Tensor } from './layers.ts';
import { shortPlace } from './short-place.ts';

/** Cells of an LSTM layer. */
const UNITS = 128;
/** Length of each frame, as a vector of integers: none of them leaves 16 bits. */
const FRAME_NORM = 32_000;
/**
 * Length of each row of weights, at most. No product with a frame is larger than the product of the
 * lengths, so none leaves 32 bits; a little is kept for rounding.
 */
const ROW_NORM = 66_800;

/**
 * Room for a matrix as 16-bit integers: twice as many numbers fit into a vector and into the caches.
 *
 * Each row has a scale of its own. A row of 128 keeps about 13 bits of a usual weight, which is more
 * than a 16-bit float does.
 */
function shortMatrix(arena: Arena, weights: Tensor, bias: Tensor | null): ShortMatrix {
  const { memory, shorts } = arena.kernel;
  const rows = padded(weights.rows);
  const columns = 16 * Math.ceil(weights.columns / 16);
  const matrix = {
    weights: arena.vectors(columns / 2, rows),
    scales: arena.vectors(rows, 1),
    bias: bias ? arena.vector(bias) : arena.vectors(rows, 1),
    rows,
    columns,
  };
  for (let row = 0; row < weights.rows; row++) {
    const from = row * weights.columns;
    let [largest, squares] = [1e-30, 1e-60];
    for (let k = from; k < from + weights.columns; k++) {
      const value = Math.abs(weights.values[k]!);
      if (value > largest) largest = value;
      squares += value * value;
    }
    const factor = Math.min(32_767 / largest, ROW_NORM / Math.sqrt(squares));
    memory[matrix.scales + row] = 1 / factor;
    for (let k = 0; k < weights.columns; k++) {
      const place = 2 * matrix.weights + shortPlace(row, k, columns);
      shorts[place] = Math.round(weights.values[from + k]! * factor);
    }
  }
  return matrix;
}

/** Writes a frame as 16-bit integers and gives what they are to be multiplied by. */
function roundFrame(kernel: Kernel, from: number, to: number, length: number): number {
  // Silence has any scale.
  const norm = Math.max(kernel.norm(from, length), 1e-30);
  kernel.round(from, to, length, FRAME_NORM / norm);
  return norm / FRAME_NORM;
}

/** y = W x + bias for a batch, computed in 16-bit integers. */
export class ShortDense {
  /** The batch's results. */
  readonly output: number;
  readonly #arena: Arena;
  readonly #matrix: ShortMatrix;

  /** @param bias null for none */
  constructor(arena: Arena, weights: Tensor, bias: Tensor | null) {
    this.#arena = arena;
    this.#matrix = shortMatrix(arena, weights, bias);
    this.output = arena.vectors(weights.rows);
  }

  run(input: Shorts): number {
    this.#arena.kernel.multiplyShorts(this.#matrix, input, this.output, this.#arena.batch);
    return this.output;
  }

  /** As `run`, then a number between 0 and 1 for each. */
  mask(input: Shorts): number {
    const output = this.run(input);
    this.#arena.kernel.sigmoid(output, this.#matrix.rows * this.#arena.batch);
    return output;
  }
}

/** A batch of frames as 16-bit integers, each with its own scale. */
export class ShortFrames {
  readonly #arena: Arena;
  readonly #shorts: Shorts;
  readonly #floats: number;
  readonly #columns: number;

  constructor(arena: Arena, length: number) {
    this.#arena = arena;
    this.#floats = padded(length);
    this.#columns = 16 * Math.ceil(length / 16);
    const at = arena.vectors(this.#columns / 2);
    this.#shorts = { at, scales: arena.vectors(arena.batch, 1) };
  }

  /** @param frames a batch of floats, one frame after another */
  of(frames: number): Shorts {
    const { kernel, batch } = this.#arena;
    for (let frame = 0; frame < batch; frame++) {
      const from = frames + frame * this.#floats;
      const to = this.#shorts.at + (frame * this.#columns) / 2;
      kernel.memory[this.#shorts.scales + frame] = roundFrame(kernel, from, to, this.#floats);
    }
    return this.#shorts;
  }
}

/** A recurrent layer of 128 cells, computed in 16-bit integers; remembers from batch to batch. */
export class ShortLstm {
  readonly #kernel: Kernel;
  readonly #batch: number;
  readonly #gates: ShortDense;
  readonly #state: ShortMatrix;
  readonly #c: number;
  readonly #h: number;
  /** The last output of the batch before, then the batch's, and their scales. */
  readonly #outputs: number;
  readonly #scales: number;

  constructor(arena: Arena, input: Tensor, state: Tensor, bias: Tensor) {
    this.#kernel = arena.kernel;
    this.#batch = arena.batch;
    this.#gates = new ShortDense(arena, input, bias);
    this.#state = shortMatrix(arena, state, null);
    this.#c = arena.vectors(UNITS, 1);
    this.#h = arena.vectors(UNITS, 1);
    this.#outputs = arena.vectors(UNITS / 2, arena.batch + 1);
    this.#scales = arena.vectors(arena.batch + 1, 1);
  }

  run(input: Shorts): Shorts {
    const kernel = this.#kernel;
    const { memory } = kernel;
    const gates = this.#gates.run(input);
    const last = this.#outputs + (this.#batch * UNITS) / 2;
    memory.copyWithin(this.#outputs, last, last + UNITS / 2);
    memory[this.#scales] = memory[this.#scales + this.#batch]!;
    for (let frame = 0; frame < this.#batch; frame++) {
      const z = gates + frame * 4 * UNITS;
      const before = this.#outputs + (frame * UNITS) / 2;
      const scale = this.#scales + frame;
      kernel.accumulateShorts(this.#state, before, memory[scale]!, z);
      kernel.cells(z, this.#c, this.#h);
      memory[scale + 1] = roundFrame(kernel, this.#h, before + UNITS / 2, UNITS);
    }
    return { at: this.#outputs + UNITS / 2, scales: this.#scales + 1 };
  }
}
