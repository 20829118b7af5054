import { createKernel, type Matrix } from '../kernel/kernel.ts';
import { kaiserWindow, sinc } from './kaiser.ts';

/** Zero crossings of the low-pass on each side. */
const CROSSINGS = 80;
/** 120 dB down. */
const WINDOW = kaiserWindow(12.3);
/** Where the low-pass is 6 dB down, as a share of the lower half rate. */
const CORNER = 0.969;
/** Outputs of a run, at least. */
const RUN = 4096;
/** A table with more floats than this is not made: 8 MB. */
const LARGEST_TABLE = 2 ** 21;
/** Points between two samples where the table is read in between. */
const PHASES = 512;

/** Computes a fixed number of output samples from a fixed number of input samples, over and over. */
export interface RateConverter {
  /** Filled by the caller: `before` samples that come before the first output, then all that follow. */
  readonly input: Float32Array;
  readonly output: Float32Array;
  /** How far the next run's input lies behind this one's. */
  readonly taken: number;
  readonly before: number;
  run(): void;
}

/** What repeats itself: after `inputs` samples and `outputs` results the phases are the same again. */
interface Period {
  readonly inputs: number;
  readonly outputs: number;
  /** Samples on each side of a result's place. */
  readonly side: number;
  readonly step: number;
}

/**
 * Converts between two rates by a windowed sinc with 160 zero crossings (J. O. Smith, "Digital Audio
 * Resampling"): flat to 0.92 of the lower half rate, 120 dB down from 1.02 on.
 *
 * As a rule, every result of a period has its own row of taps and four rows go through the period's
 * samples together. Rates with too long a period for that share a table that is read in between.
 *
 * @param inRate,outRate hertz, positive whole numbers
 */
export function rateConverter(inRate: number, outRate: number): RateConverter {
  const divisor = greatestCommonDivisor(inRate, outRate);
  const fours = 4 / greatestCommonDivisor(4, outRate / divisor);
  const period = {
    inputs: (inRate / divisor) * fours,
    outputs: (outRate / divisor) * fours,
    step: Math.min(1, outRate / inRate),
    side: Math.ceil(CROSSINGS * Math.max(1, inRate / outRate)),
  };
  const floats = period.outputs * (2 * period.side + (4 * inRate) / outRate);
  return floats <= LARGEST_TABLE ? exactConverter(period) : interpolatingConverter(period);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Taps for a result `fraction` of a sample after the middle one, with a sum of 1. */
function tapsAt(fraction: number, { side, step }: Period): Float64Array {
  const taps = Float64Array.from({ length: 2 * side }, (_, i) => {
    const x = (i - side + 1 - fraction) * step;
    return sinc(x * CORNER) * WINDOW(x / CROSSINGS);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

/** Where a result lies, in samples from the period's start: the whole part. */
function wholeOf(output: number, { inputs, outputs }: Period): number {
  return Math.floor((output * inputs) / outputs);
}

/** And the rest. */
function fractionOf(output: number, { inputs, outputs }: Period): number {
  return ((output * inputs) % outputs) / outputs;
}

function exactConverter(period: Period): RateConverter {
  const { inputs, outputs, side } = period;
  const periods = 2 * Math.ceil(RUN / outputs / 2);
  const spread = Math.ceil((4 * inputs) / outputs);
  const columns = 4 * Math.ceil((2 * side + spread) / 4);
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
      memory.set(tapsAt(fractionOf(row, period), period), row * columns + later);
    }
    groups.push({ matrix: { weights: first * columns, bias, rows: 4, columns }, first });
  }
  return {
    input: memory.subarray(input, input + taken + 2 * side - 1),
    output: memory.subarray(output, output + periods * outputs),
    taken,
    before: side - 1,
    run() {
      for (const { matrix, first } of groups) {
        const x = { at: input + wholeOf(first, period), every: inputs };
        kernel.multiply(matrix, x, { at: output + first, every: outputs }, periods);
      }
    },
  };
}

function interpolatingConverter(period: Period): RateConverter {
  const { inputs, outputs, side } = period;
  const rows = Array.from({ length: PHASES + 1 }, (_, row) => tapsAt(row / PHASES, period));
  const input = new Float32Array(inputs + 2 * side - 1);
  const output = new Float32Array(outputs);
  return {
    input,
    output,
    taken: inputs,
    before: side - 1,
    run() {
      for (let k = 0; k < outputs; k++) {
        const place = fractionOf(k, period) * PHASES;
        const row = Math.floor(place);
        const [near, far] = [rows[row]!, rows[row + 1]!];
        const samples = input.subarray(wholeOf(k, period), wholeOf(k, period) + 2 * side);
        let [sum, change] = [0, 0];
        for (let i = 0; i < samples.length; i++) {
          sum += near[i]! * samples[i]!;
          change += (far[i]! - near[i]!) * samples[i]!;
        }
        output[k] = sum + (place - row) * change;
      }
    },
  };
}
