import type { Kernel } from './kernel.ts';
import type { Tensor } from './weights.ts';

/** Frames that go through the network together: each matrix is then fetched once for all of them. */
export const BATCH = 16;
/** Cells of an LSTM layer. */
const UNITS = 128;

/** Columns as the kernel needs them. */
export const padded = (length: number) => Math.ceil(length / 8) * 8;

/** Hands out places in a kernel's memory; nothing is given back. */
export class Arena {
  readonly kernel: Kernel;
  #top = 0;

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  /** Room for `frames` vectors one after another, each padded; zero at first. */
  vectors(length: number, frames = BATCH): number {
    const place = this.#top;
    this.#top += padded(length) * frames;
    if (this.#top > this.kernel.memory.length)
      throw new RangeError('the kernel has too little memory');
    return place;
  }

  /** Copies a matrix, with rows and columns padded. */
  matrix({ rows, columns, values }: Tensor): number {
    const place = this.vectors(columns, padded(rows));
    for (let row = 0; row < rows; row++) {
      const source = values.subarray(row * columns, (row + 1) * columns);
      this.kernel.memory.set(source, place + row * padded(columns));
    }
    return place;
  }

  vector({ values }: Tensor): number {
    const place = this.vectors(values.length, 1);
    this.kernel.memory.set(values, place);
    return place;
  }
}

/** y = W x + bias for a batch. */
export class Dense {
  /** The batch's results. */
  readonly output: number;
  readonly #kernel: Kernel;
  readonly #weights: number;
  readonly #bias: number;
  readonly #rows: number;
  readonly #columns: number;

  /** @param bias null for none */
  constructor(arena: Arena, weights: Tensor, bias: Tensor | null) {
    this.#kernel = arena.kernel;
    this.#rows = padded(weights.rows);
    this.#columns = padded(weights.columns);
    this.#weights = arena.matrix(weights);
    this.#bias = bias ? arena.vector(bias) : arena.vectors(weights.rows, 1);
    this.output = arena.vectors(weights.rows);
  }

  run(input: number): number {
    const { output } = this;
    this.#kernel.multiply(
      this.#weights,
      input,
      output,
      this.#bias,
      this.#rows,
      this.#columns,
      BATCH,
    );
    return output;
  }

  /** As `run`, then a number between 0 and 1 for each. */
  mask(input: number): number {
    const output = this.run(input);
    this.#kernel.sigmoid(output, this.#rows * BATCH);
    return output;
  }
}

/** A recurrent layer of 128 cells; remembers from batch to batch. */
export class Lstm {
  readonly #kernel: Kernel;
  readonly #gates: Dense;
  readonly #state: number;
  readonly #c: number;
  /** The last output of the batch before, then the batch's. */
  readonly #h: number;

  constructor(arena: Arena, input: Tensor, state: Tensor, bias: Tensor) {
    this.#kernel = arena.kernel;
    this.#gates = new Dense(arena, input, bias);
    this.#state = arena.matrix(state);
    this.#c = arena.vectors(UNITS, 1);
    this.#h = arena.vectors(UNITS, BATCH + 1);
  }

  run(input: number): number {
    const kernel = this.#kernel;
    const gates = this.#gates.run(input);
    const last = this.#h + BATCH * UNITS;
    kernel.memory.copyWithin(this.#h, last, last + UNITS);
    for (let frame = 0; frame < BATCH; frame++) {
      const z = gates + frame * 4 * UNITS;
      const h = this.#h + frame * UNITS;
      kernel.accumulate(this.#state, h, z, 4 * UNITS, UNITS);
      kernel.cells(z, this.#c, h + UNITS);
    }
    return this.#h + UNITS;
  }
}
