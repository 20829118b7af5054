import { KERNEL_HEX } from './kernel-bytes.ts';
import { plainKernel } from './plain-kernel.ts';

/**
 * The network's arithmetic on one memory of floats, in which everything it works on lies.
 *
 * Places are counted in floats and are multiples of 4. A matrix is row after row, each `columns` long;
 * rows, columns and frames are padded with zeros to multiples of 4, 8 and 2.
 */
export interface Kernel {
  readonly memory: Float32Array<ArrayBuffer>;
  /** y = W x + bias for frames that lie one after another: x every `columns`, y every `rows`. */
  multiply(
    weights: number,
    x: number,
    y: number,
    bias: number,
    rows: number,
    columns: number,
    frames: number,
  ): void;
  /** y += W x for one frame. */
  accumulate(weights: number, x: number, y: number, rows: number, columns: number): void;
  /** v = 1 / (1 + e^−v) in place. */
  sigmoid(v: number, count: number): void;
  /** A step of 128 LSTM cells: z holds the gates input, forget, cell, output; updates c, writes h. */
  cells(z: number, c: number, h: number): void;
}

/** What kernel.wat exports; addresses are bytes. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  multiply(
    w: number,
    x: number,
    y: number,
    b: number,
    rows: number,
    bytes: number,
    f: number,
  ): void;
  accumulate(w: number, x: number, y: number, rows: number, bytes: number): void;
  sigmoid(v: number, bytes: number): void;
  cells(z: number, c: number, h: number): void;
}

/** The slice of WebAssembly that is used; the engine is compiled without the DOM's types. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
}

/** Each has its own memory. Where SIMD is missing, plain JavaScript computes the same, slowly. */
export function createKernel(): Kernel {
  try {
    return simdKernel();
  } catch {
    return plainKernel();
  }
}

/** @throws where WebAssembly or its SIMD instructions are missing */
export function simdKernel(): Kernel {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
  const bytes = Uint8Array.from(KERNEL_HEX.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const code = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  return {
    memory: new Float32Array(code.memory.buffer),
    multiply(w, x, y, b, rows, columns, frames) {
      code.multiply(w * 4, x * 4, y * 4, b * 4, rows, columns * 4, frames);
    },
    accumulate(w, x, y, rows, columns) {
      code.accumulate(w * 4, x * 4, y * 4, rows, columns * 4);
    },
    sigmoid(v, count) {
      code.sigmoid(v * 4, count * 4);
    },
    cells(z, c, h) {
      code.cells(z * 4, c * 4, h * 4);
    },
  };
}
