import { KERNEL_HEX } from './kernel-bytes.ts';
import { plainKernel } from './plain-kernel.ts';

/**
 * The networks' arithmetic on one memory of floats, in which everything it works on lies.
 *
 * Places are counted in floats and, those of a series apart, are multiples of 4. A matrix is row after row, each `columns` long;
 * rows and frames are padded with zeros to multiples of 4 and 2, columns to 4, for `accumulate` to 8.
 */
export interface Kernel {
  readonly memory: Float32Array<ArrayBuffer>;
  /** y = W x + bias for several frames. */
  multiply(matrix: Matrix, x: Series, y: Series, frames: number): void;
  /** y += W x for one frame. */
  accumulate(weights: number, x: number, y: number, rows: number, columns: number): void;
  /** v = 1 / (1 + e^−v) in place. */
  sigmoid(v: number, count: number): void;
  /** v = max(0, v) in place. */
  rectify(v: number, count: number): void;
  /** A step of 128 LSTM cells: z holds the gates input, forget, cell, output; updates c, writes h. */
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
    multiply({ weights, bias, rows, columns }, x, y, frames) {
      const [from, to] = [x.at * 4, y.at * 4];
      const [stride, step] = [x.every * 4, y.every * 4];
      code.multiply(weights * 4, bias * 4, from, stride, to, step, rows, columns * 4, frames);
    },
    accumulate(w, x, y, rows, columns) {
      code.accumulate(w * 4, x * 4, y * 4, rows, columns * 4);
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
