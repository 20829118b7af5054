import { KERNEL_HEX } from './kernel-bytes.ts';
import { plainKernel } from './plain-kernel.ts';

/**
 * The networks' arithmetic on one memory of floats, in which everything it works on lies.
 *
 * Places are counted in floats and, those of a series apart, are multiples of 4. A matrix is row after row, each `columns` long;
 * rows and frames are padded with zeros to multiples of 4 and 2, columns to 4, for `accumulate` to 8. One of
 * 16-bit integers lies as `shortPlace` says.
 */
export interface Kernel {
  readonly memory: Float32Array<ArrayBuffer>;
  /** The same memory: place p begins at 2 p. */
  readonly shorts: Int16Array<ArrayBuffer>;
  /** y = W x + bias for several frames. */
  multiply(matrix: Matrix, x: Series, y: Series, frames: number): void;
  /** y += W x for one frame. */
  accumulate(weights: number, x: number, y: number, rows: number, columns: number): void;
  /** As `multiply`, of 16-bit integers one frame after another; y takes `rows` a frame. */
  multiplyShorts(matrix: ShortMatrix, x: Shorts, y: number, frames: number): void;
  /** As `accumulate`, of 16-bit integers. */
  accumulateShorts(matrix: ShortMatrix, x: number, scale: number, y: number): void;
  /** The square root of the sum of squares. */
  norm(x: number, count: number): number;
  /** Writes x times `factor` as 16-bit integers: to the nearest, of two the even one. */
  round(x: number, shorts: number, count: number, factor: number): void;
  /** v = 1 / (1 + e^−v) in place. */
  sigmoid(v: number, count: number): void;
  /** v = max(0, v) in place. */
  rectify(v: number, count: number): void;
  /** A step of 128 LSTM cells: uses up z, the gates input, forget, cell, output; updates c, writes h. */
  cells(z: number, c: number, h: number): void;
}

/** Where the first of several vectors lies, and how far from one to the next. */
export interface Series {
  readonly at: number;
  readonly every: number;
}

/** Where a matrix and what is added to its products lie, and how large it is, padded. */
export interface Matrix {
  readonly weights: number;
  readonly bias: number;
  readonly rows: number;
  readonly columns: number;
}

/**
 * A matrix of 16-bit integers and what each of its rows is to be multiplied by; rows divide by 8, for
 * `accumulateShorts` by 16, columns by 16, frames by 4.
 */
export interface ShortMatrix extends Matrix {
  readonly scales: number;
}

/** Frames of 16-bit integers and what each of them is to be multiplied by. */
export interface Shorts {
  readonly at: number;
  readonly scales: number;
}

/** What kernel.wat exports; addresses are bytes. */
interface Exports {
  multiply(
    w: number,
    b: number,
    x: number,
    stride: number,
    y: number,
    step: number,
    rows: number,
    bytes: number,
    f: number,
  ): void;
  accumulate(w: number, x: number, y: number, rows: number, bytes: number): void;
  multiplyShorts(
    w: number,
    scales: number,
    b: number,
    x: number,
    xScales: number,
    y: number,
    rows: number,
    bytes: number,
    f: number,
  ): void;
  accumulateShorts(
    w: number,
    scales: number,
    x: number,
    xScale: number,
    y: number,
    rows: number,
    bytes: number,
  ): void;
  norm(x: number, bytes: number): number;
  round(x: number, to: number, bytes: number, factor: number): void;
  sigmoid(v: number, bytes: number): void;
  rectify(v: number, bytes: number): void;
  cells(z: number, c: number, h: number): void;
}

/** The slice of WebAssembly that is used; the engine is compiled without the DOM's types. */
interface WebAssemblyApi {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

const PAGE_BYTES = 65_536;

/**
 * Each has its own memory. Where SIMD is missing, plain JavaScript computes the same, slowly.
 *
 * @param floats what the memory has to hold
 */
export function createKernel(floats: number): Kernel {
  try {
    return simdKernel(floats);
  } catch {
    return plainKernel(floats);
  }
}

/** Compiled once: engines then share what the compiler has optimised. */
let compiled: object | undefined;

/** @throws where WebAssembly or its SIMD instructions are missing */
export function simdKernel(floats: number): Kernel {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(KERNEL_HEX.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  );
  const memory = new WebAssembly.Memory({ initial: Math.ceil((floats * 4) / PAGE_BYTES) });
  const instance = new WebAssembly.Instance(compiled, { kernel: { memory } });
  const code = instance.exports as Exports;
  return {
    memory: new Float32Array(memory.buffer),
    shorts: new Int16Array(memory.buffer),
    multiply({ weights, bias, rows, columns }, x, y, frames) {
      const [from, to] = [x.at * 4, y.at * 4];
      const [stride, step] = [x.every * 4, y.every * 4];
      code.multiply(weights * 4, bias * 4, from, stride, to, step, rows, columns * 4, frames);
    },
    accumulate(w, x, y, rows, columns) {
      code.accumulate(w * 4, x * 4, y * 4, rows, columns * 4);
    },
    multiplyShorts({ weights, scales, bias, rows, columns }, x, y, frames) {
      const [w, s, b] = [weights * 4, scales * 4, bias * 4];
      code.multiplyShorts(w, s, b, x.at * 4, x.scales * 4, y * 4, rows, columns * 2, frames);
    },
    accumulateShorts({ weights, scales, rows, columns }, x, scale, y) {
      code.accumulateShorts(weights * 4, scales * 4, x * 4, scale, y * 4, rows, columns * 2);
    },
    norm(x, count) {
      return code.norm(x * 4, count * 4);
    },
    round(x, to, count, factor) {
      code.round(x * 4, to * 4, count * 4, factor);
    },
    sigmoid(v, count) {
      code.sigmoid(v * 4, count * 4);
    },
    rectify(v, count) {
      code.rectify(v * 4, count * 4);
    },
    cells(z, c, h) {
      code.cells(z * 4, c * 4, h * 4);
    },
  };
}
