import { bitsReversed, type Fft, isOdd, turnsOf } from './fft.ts';
import { FFT_HEX } from './fft-bytes.ts';

/** What fft.wat exports; addresses are bytes. */
interface Exports {
  forward(...places: Places): void;
  inverse(...places: Places): void;
}

type Places = readonly [
  samples: number,
  order: number,
  work: number,
  bytes: number,
  turns: number,
  quarter: number,
  circle: number,
  re: number,
  im: number,
];

/** The slice of WebAssembly that is used; the engine is compiled without the DOM's types. */
interface WebAssemblyApi {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

const PAGE_BYTES = 65_536;

/** Compiled once: lengths then share what the compiler has optimised. */
let compiled: object | undefined;

/**
 * The transform with SIMD instructions, in `plainFft`'s order of additions.
 *
 * @param size a power of two, 4 at least
 * @throws where WebAssembly or its SIMD instructions are missing
 */
export function simdFft(size: number): Fft {
  const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
  compiled ??= new WebAssembly.Module(
    Uint8Array.from(FFT_HEX.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  );
  const half = size / 2;
  const turns = turnsOf(half).map(inPairs);
  // In doubles: samples, the complex transform's parts, the spectrum's, tables.
  const [work, re, im] = [size, 2 * size, 2 * size + half + 1];
  const circle = im + half + 1;
  const turnsAt = circle + size;
  const order = turns.reduce((at, stage) => at + stage.length, turnsAt);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(((order + half) * 8) / PAGE_BYTES) });
  const values = new Float64Array(memory.buffer);
  for (let k = 0; k < half; k++) {
    values[circle + 2 * k] = Math.cos((2 * Math.PI * k) / size);
    values[circle + 2 * k + 1] = -Math.sin((2 * Math.PI * k) / size);
  }
  values.set(joined(turns), turnsAt);
  const together = isOdd(half) ? 2 : 4;
  // Bytes of a complex value.
  const firsts = bitsReversed(half).filter((_, k) => k % together === 0);
  new Uint32Array(memory.buffer, order * 8).set(firsts.map((place) => place * 16));
  const { forward, inverse } = new WebAssembly.Instance(compiled, { fft: { memory } })
    .exports as Exports;
  const [samples, quarter] = [0, together * 8];
  const places: Places = [
    samples * 8,
    order * 8,
    work * 8,
    half * 8,
    turnsAt * 8,
    quarter,
    circle * 8,
    re * 8,
    im * 8,
  ];
  return {
    samples: values.subarray(samples, size),
    re: values.subarray(re, re + half + 1),
    im: values.subarray(im, im + half + 1),
    forward: () => forward(...places),
    inverse: () => inverse(...places),
  };
}

/** Two butterflies' factors side by side, for each real and imaginary part. */
function inPairs(turns: Float64Array): Float64Array {
  return turns.map((_, i) => turns[i - (i % 12) + 6 * (i % 2) + Math.floor((i % 12) / 2)]!);
}

function joined(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => [...part]));
}
