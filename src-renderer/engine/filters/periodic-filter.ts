import type { GrowingFloats } from '../growing-floats.ts';
import { createKernel, type Matrix } from '../kernel/kernel.ts';

/** Outputs of a run, at least. */
const RUN = 4096;

/** Computes a fixed number of output samples from a fixed number of input samples, over and over. */
export interface BlockFilter {
  /** Filled by the caller: `before` samples that come before the first output, then all that follow. */
  readonly input: Float32Array;
  readonly output: Float32Array;
  /** How far the next run's input lies behind this one's. */
  readonly taken: number;
  readonly before: number;
  run(): void;
}

/** What repeats itself: after `inputs` samples and `outputs` results the phases are the same again. */
export interface Period {
  readonly inputs: number;
  readonly outputs: number;
}

/** Where a result lies, in samples from the period's start: the whole part. */
export function wholeOf(output: number, { inputs, outputs }: Period): number {
  return Math.floor((output * inputs) / outputs);
}

/** And the rest. */
export function fractionOf(output: number, { inputs, outputs }: Period): number {
  return ((output * inputs) % outputs) / outputs;
}

/**
 * A filter whose every result of a period has its own taps; four rows of them go through the samples of
 * several periods together.
 *
 * @param period its outputs must divide by four
 * @param before samples before a result's place that its taps begin at
 * @param tapsOf equally many for each output of the period
 */
export function periodicFilter(
  period: Period,
  before: number,
  tapsOf: (output: number) => Float64Array,
): BlockFilter {
  const { inputs, outputs } = period;
  const rows = Array.from({ length: outputs }, (_, output) => tapsOf(output));
  const width = rows[0]?.length ?? 0;
  const columns = 4 * Math.ceil((width + (4 * inputs) / outputs) / 4);
  const periods = 2 * Math.ceil(RUN / outputs / 2);
  const taken = periods * inputs;
  const [table, room] = [outputs * columns, 4 * Math.ceil((taken + columns) / 4)];
  const kernel = createKernel(table + room + periods * outputs + 4);
  const { memory } = kernel;
  const [input, output] = [table, table + room];
  const bias = output + periods * outputs;
  const groups: { readonly matrix: Matrix; readonly first: number }[] = [];
  for (let first = 0; first < outputs; first += 4) {
    for (let row = first; row < first + 4; row++) {
      const later = wholeOf(row, period) - wholeOf(first, period);
      memory.set(rows[row]!, row * columns + later);
    }
    groups.push({ matrix: { weights: first * columns, bias, rows: 4, columns }, first });
  }
  return {
    input: memory.subarray(input, input + taken + width - 1),
    output: memory.subarray(output, output + periods * outputs),
    taken,
    before,
    run() {
      for (const { matrix, first } of groups) {
        const x = { at: input + wholeOf(first, period), every: inputs };
        kernel.multiply(matrix, x, { at: output + first, every: outputs }, periods);
      }
    },
  };
}

/** Runs a filter over samples that arrive in blocks, from silence on. */
export class FilterStream {
  readonly #filter: BlockFilter;
  /** Samples in the filter's input. */
  #filled: number;

  constructor(filter: BlockFilter) {
    this.#filter = filter;
    this.#filled = filter.before;
  }

  push(block: Float32Array, ready: GrowingFloats): void {
    const { input, output, taken } = this.#filter;
    for (let used = 0; used < block.length; ) {
      const part = block.subarray(used, used + input.length - this.#filled);
      input.set(part, this.#filled);
      this.#filled += part.length;
      used += part.length;
      if (this.#filled < input.length) return;
      this.#filter.run();
      ready.append(output);
      input.copyWithin(0, taken);
      this.#filled -= taken;
    }
  }

  /** Goes on with silence until so many results are there. */
  fill(ready: GrowingFloats, length: number): void {
    const silence = new Float32Array(this.#filter.input.length);
    while (ready.length < length) this.push(silence, ready);
  }
}
