import type { Wav } from './read-wav.ts';

/** An envelope at this rate is enough to find a second of speech again. */
const COARSE_RATE = 100;
/** At this one, a misfit of half a sample no longer matters to speech. */
const FINE_RATE = 16_000;
/** How far the envelope's find may lie beside the truth, in seconds. */
const REACH = 0.02;

export interface Comparison {
  /** Of the typical second: 1 is the same sound. */
  readonly correlation: number;
  /** How much louder the part is. */
  readonly gainDb: number;
}

export function rmsDb(samples: Float32Array): number {
  return 10 * Math.log10(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}

/**
 * Finds each second of a part in the whole, and compares both there.
 *
 * Second by second, because a busy machine may lose a moment of a fake microphone's sound, after
 * which nothing would fit any more.
 */
export function compare(part: Wav, whole: Wav): Comparison {
  const coarse = { part: envelope(part), whole: envelope(whole) };
  const fine = { part: resampled(part), whole: resampled(whole) };
  const found: Comparison[] = [];
  for (let second = 0; (second + 1) * FINE_RATE <= fine.part.length; second++) {
    const rough = bestOffset(piece(coarse.part, second, COARSE_RATE), coarse.whole);
    const sound = piece(fine.part, second, FINE_RATE);
    const around = Math.round((rough / COARSE_RATE) * FINE_RATE);
    const reach = REACH * FINE_RATE;
    const offset = bestOffset(sound, fine.whole, around - reach, around + reach);
    const reference = fine.whole.subarray(offset, offset + FINE_RATE);
    const gainDb = rmsDb(sound) - rmsDb(reference);
    found.push({ correlation: correlation(sound, reference), gainDb });
  }
  return {
    correlation: median(found.map((each) => each.correlation)),
    gainDb: median(found.map((each) => each.gainDb)),
  };
}

function piece(samples: Float32Array, second: number, rate: number): Float32Array {
  return samples.subarray(second * rate, (second + 1) * rate);
}

/** The mean of the absolute values of what falls together. */
function envelope({ samples, sampleRate }: Wav): Float32Array {
  const step = sampleRate / COARSE_RATE;
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    const part = samples.subarray(Math.round(i * step), Math.round((i + 1) * step));
    return part.reduce((sum, x) => sum + Math.abs(x), 0) / part.length;
  });
}

/** Linear interpolation: good enough for a comparison of speech. */
function resampled({ samples, sampleRate }: Wav): Float32Array {
  const step = sampleRate / FINE_RATE;
  return Float32Array.from({ length: Math.floor(samples.length / step) }, (_, i) => {
    const at = Math.floor(i * step);
    const [a, b] = [samples[at] ?? 0, samples[at + 1] ?? 0];
    return a + (b - a) * (i * step - at);
  });
}

function bestOffset(part: Float32Array, whole: Float32Array, from = 0, to = whole.length): number {
  let best = { offset: 0, value: -1 };
  const last = Math.min(to, whole.length - part.length);
  for (let offset = Math.max(0, from); offset <= last; offset++) {
    const value = correlation(part, whole.subarray(offset, offset + part.length));
    if (value > best.value) best = { offset, value };
  }
  return best.offset;
}

function correlation(a: Float32Array, b: Float32Array): number {
  let [product, powerA, powerB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i] ?? 0, b[i] ?? 0];
    product += x * y;
    powerA += x * x;
    powerB += y * y;
  }
  return powerA * powerB > 0 ? product / Math.sqrt(powerA * powerB) : 0;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
