import { kaiserWindow, sinc } from './kaiser.ts';
import {
  type BlockFilter,
  fractionOf,
  type Period,
  periodicFilter,
  wholeOf,
} from './periodic-filter.ts';

/** Zero crossings of the low-pass on each side. */
const CROSSINGS = 80;
/** 120 dB down. */
const WINDOW = kaiserWindow(12.3);
/** Where the low-pass is 6 dB down, as a share of the lower half rate. */
const CORNER = 0.969;
/** A table with more floats than this is not made: 8 MB. */
const LARGEST_TABLE = 2 ** 21;
/** Points between two samples where the table is read in between. */
const PHASES = 512;

interface RatePeriod extends Period {
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
export function rateConverter(inRate: number, outRate: number): BlockFilter {
  const divisor = greatestCommonDivisor(inRate, outRate);
  const fours = 4 / greatestCommonDivisor(4, outRate / divisor);
  const side = Math.ceil(CROSSINGS * Math.max(1, inRate / outRate));
  const period = {
    side,
    inputs: (inRate / divisor) * fours,
    outputs: (outRate / divisor) * fours,
    step: Math.min(1, outRate / inRate),
  };
  const floats = period.outputs * (2 * side + (4 * inRate) / outRate);
  return floats <= LARGEST_TABLE
    ? periodicFilter(period, side - 1, (output) => tapsAt(fractionOf(output, period), period))
    : interpolatingConverter(period);
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** Taps for a result `fraction` of a sample after the middle one, with a sum of 1. */
function tapsAt(fraction: number, { side, step }: RatePeriod): Float64Array {
  const taps = Float64Array.from({ length: 2 * side }, (_, i) => {
    const x = (i - side + 1 - fraction) * step;
    return sinc(x * CORNER) * WINDOW(x / CROSSINGS);
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}

function interpolatingConverter(period: RatePeriod): BlockFilter {
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
