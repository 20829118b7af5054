import { GrowingFloats } from '../growing-floats.ts';
import { FilterStream, periodicFilter } from './periodic-filter.ts';

/** Zero crossings of the low-pass, of both sides together. */
const LOBES = 12;
/** Where the low-pass is 6 dB down, as a share of the new half rate. */
const CORNER = 0.69;

/** A slower copy of a signal's low frequencies. */
export interface Decimated {
  readonly samples: Float64Array;
  /** Hertz, not a whole number as a rule. */
  readonly sampleRate: number;
  /** Sample k stands for the input's sample k · factor. */
  readonly factor: number;
}

/**
 * Keeps every `factor`-th sample behind a low-pass (sinc in a Blackman window), without delay: up to
 * 0.4 of the new half rate nothing is lost (0.01 dB), and nothing above −70 dB is folded in.
 *
 * @param samples mono
 * @param sampleRate hertz
 * @param lowestRate hertz the copy must have at least; a rate below twice that is kept
 */
export function decimate(samples: Float32Array, sampleRate: number, lowestRate: number): Decimated {
  const factor = Math.max(1, Math.floor(sampleRate / lowestRate));
  if (factor === 1) return { samples: Float64Array.from(samples), sampleRate, factor };
  const taps = lowPass(factor);
  const period = { inputs: 4 * factor, outputs: 4 };
  const stream = new FilterStream(periodicFilter(period, (taps.length - 1) / 2, () => taps));
  const slow = new GrowingFloats();
  const length = Math.ceil(samples.length / factor);
  stream.push(samples, slow);
  stream.fill(slow, length);
  return {
    samples: Float64Array.from(slow.view(0, length)),
    sampleRate: sampleRate / factor,
    factor,
  };
}

function lowPass(factor: number): Float64Array {
  const period = factor / CORNER;
  const side = Math.ceil(LOBES * 0.5 * period);
  const taps = Float64Array.from({ length: 2 * side + 1 }, (_, i) => {
    const x = i - side;
    const angle = (Math.PI * x) / (side + 1);
    const window = 0.42 + 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
    const sinc = x === 0 ? 1 : Math.sin((Math.PI * x) / period) / ((Math.PI * x) / period);
    return window * sinc;
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
}
