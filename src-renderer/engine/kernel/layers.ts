import type { Kernel, Matrix, Series } from './kernel.ts';

/** Cells of an LSTM layer. */
const UNITS = 128;

/** A matrix, row after row; one column for a vector. */
export interface Tensor {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float32Array;
}

/** Rows and columns as the kernel needs them. */
export const padded = (length: number) => Math.ceil(length / 8) * 8;

/** Hands out places in a kernel's memory; nothing is given back. */
export class Arena {
  readonly kernel: Kernel;
  /** Most frames that go through a layer together, a multiple of four. */
  readonly batch: number;
  #top = 0;

  constructor(kernel: Kernel, batch: number) {
    this.kernel = kernel;
    this.batch = batch;
  }

  /** Room for `frames` vectors one after another, each padded; zero at first. */
  vectors(length: number, frames = this.batch): number {
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
  readonly #matrix: Matrix;
  readonly #batch: number;

  /** @param bias null for none */
  constructor(arena: Arena, weights: Tensor, bias: Tensor | null) {
    this.#kernel = arena.kernel;
    this.#batch = arena.batch;
    this.#matrix = {
      weights: arena.matrix(weights),
      bias: bias ? arena.vector(bias) : arena.vectors(weights.rows, 1),
      rows: padded(weights.rows),
      columns: padded(weights.columns),
    };
    this.output = arena.vectors(weights.rows);
  }

  /** @param input where the batch's first frame begins, with the others after it */
  run(input: number): number {
    const { rows, columns } = this.#matrix;
    const x = { at: input, every: columns };
    this.#kernel.multiply(this.#matrix, x, { at: this.output, every: rows }, this.#batch);
    return this.output;
  }

  /** As `rectified`, for frames that may overlap; the results go to `output`. */
  slide(input: Series, output: number, frames: number): void {
    const { rows } = this.#matrix;
    this.#kernel.multiply(this.#matrix, input, { at: output, every: rows }, frames);
    this.#kernel.rectify(output, rows * frames);
  }

  /** As `run`, then nothing below 0. */
  rectified(input: number): number {
    const output = this.run(input);
    this.#kernel.rectify(output, this.#matrix.rows * this.#batch);
    return output;
  }

  /** As `run`, then a number between 0 and 1 for each. */
  mask(input: number): number {
    const output = this.run(input);
    this.#kernel.sigmoid(output, this.#matrix.rows * this.#batch);
    return output;
  }
}

/** A recurrent layer of 128 cells; remembers from batch to batch. */
export class Lstm {
  readonly #kernel: Kernel;
  readonly #batch: number;
  readonly #gates: Dense;
  readonly #state: number;
  readonly #c: number;
  /** The last output of the batch before, then the batch's. */
  readonly #h: number;

  constructor(arena: Arena, input: Tensor, state: Tensor, bias: Tensor) {
    this.#kernel = arena.kernel;
    this.#batch = arena.batch;
    this.#gates = new Dense(arena, input, bias);
    this.#state = arena.matrix(state);
    this.#c = arena.vectors(UNITS, 1);
    this.#h = arena.vectors(UNITS, arena.batch + 1);
  }

  /** Gives the outputs one after another. */
  run(input: number): number {
    const kernel = this.#kernel;
    const gates = this.#gates.run(input);
    const last = this.#h + this.#batch * UNITS;
    kernel.memory.copyWithin(this.#h, last, last + UNITS);
    for (let frame = 0; frame < this.#batch; frame++) {
      const z = gates + frame * 4 * UNITS;
      const h = this.#h + frame * UNITS;
      kernel.accumulate(this.#state, h, z, 4 * UNITS, UNITS);
      kernel.cells(z, this.#c, h + UNITS);
    }
    return this.#h + UNITS;
  }
}
