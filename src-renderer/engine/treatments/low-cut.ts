import { BiquadCascade, butterworthHighPass } from '../filters/biquad.ts';

/** 24 dB an octave: −3 dB at the frequency, −0.02 dB an octave above it, −24 dB an octave below. */
const ORDER = 4;
/** How many periods of the cut frequency the filter runs before the passage begins. */
const WARM_UP_PERIODS = 12;
/** Samples that pass all sections while they are at hand. */
const BLOCK = 4096;

/**
 * Removes rumble below a frequency.
 *
 * A Butterworth high-pass of 4th order, run once forwards (minimum phase). Run backwards too, it would
 * have no phase shift but ring before every plosive, which is heard sooner than a few degrees of phase
 * an octave above the cut, and would be 6 dB down at the cut. The passage is continued to the left by
 * turning it about its first sample, so that the filter is in swing when it begins: no jump at the
 * start, whatever offset the passage has, and a causal filter has none at the end.
 *
 * @param samples mono, full scale ±1
 * @param sampleRate hertz
 * @param hertz the frequency that is 3 dB down, above 0 and below half the rate
 * @returns a new array of the same length
 * @throws RangeError when the frequency is out of range
 */
export function lowCut(
  samples: Float32Array,
  sampleRate: number,
  hertz: number,
): Float32Array<ArrayBuffer> {
  const cascade = new BiquadCascade(butterworthHighPass(hertz, sampleRate, ORDER));
  const wanted = Math.ceil((WARM_UP_PERIODS * sampleRate) / hertz);
  const warmUp = Math.max(0, Math.min(wanted, samples.length - 1));
  const first = samples[0] ?? 0;
  // The filter starts from rest, so what it starts on is moved to 0: it removes the constant anyway.
  const base = warmUp > 0 ? 2 * first - samples[warmUp]! : first;
  const before = new Float64Array(warmUp);
  for (let i = 0; i < warmUp; i++) before[i] = 2 * first - samples[warmUp - i]! - base;
  cascade.run(before);
  const cut = new Float32Array(samples.length);
  const room = new Float64Array(BLOCK);
  for (let start = 0; start < samples.length; start += BLOCK) {
    const block = room.subarray(0, samples.length - start);
    for (let i = 0; i < block.length; i++) block[i] = samples[start + i]! - base;
    cascade.run(block);
    for (let i = 0; i < block.length; i++) cut[start + i] = block[i]!;
  }
  return cut;
}
