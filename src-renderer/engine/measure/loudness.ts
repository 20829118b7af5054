import { powerDb } from './decibels.ts';

/** Blocks of 400 ms, each starting 100 ms after the last. */
const STEPS_PER_BLOCK = 4;
const STEP_SECONDS = 0.1;
/** A 997 Hz sine of full scale in one channel reads −3.01 LKFS. */
const OFFSET_DB = -0.691;
const ABSOLUTE_GATE_LUFS = -70;
const RELATIVE_GATE_LU = -10;

/** Coefficients of a second-order section, a0 = 1. */
interface Biquad {
  readonly b: readonly [number, number, number];
  readonly a: readonly [number, number];
}

/**
 * Integrated loudness in LUFS after ITU-R BS.1770-4 / EBU R 128, with both gates.
 *
 * The K-weighting is designed anew for every rate from the analogue prototype that the
 * recommendation's 48 kHz coefficients come from (the derivation libebur128 uses). Channels weigh
 * alike, as left, right and centre do; a mono recording counts once.
 *
 * @param channels of one length, full scale ±1
 * @param sampleRate hertz, at least 4000
 * @returns null when no block passes the gates: silence, or less than 400 ms
 */
export function integratedLoudness(
  channels: readonly Float32Array[],
  sampleRate: number,
): number | null {
  const blocks = blockPowers(channels, sampleRate);
  const audible = blocks.filter((power) => lufs(power) > ABSOLUTE_GATE_LUFS);
  if (audible.length === 0) return null;
  const gate = lufs(mean(audible)) + RELATIVE_GATE_LU;
  return lufs(mean(audible.filter((power) => lufs(power) > gate)));
}

/** K-weighted mean square of each block, summed over the channels. */
function blockPowers(channels: readonly Float32Array[], sampleRate: number): number[] {
  const step = Math.round(sampleRate * STEP_SECONDS);
  const steps = Math.floor((channels[0]?.length ?? 0) / step);
  const energy = new Float64Array(steps);
  for (const samples of channels) addWeighted(samples, sampleRate, step, energy);
  const blocks: number[] = [];
  for (let i = 0; i + STEPS_PER_BLOCK <= steps; i++) {
    let sum = 0;
    for (let k = 0; k < STEPS_PER_BLOCK; k++) sum += energy[i + k]!;
    blocks.push(sum / (STEPS_PER_BLOCK * step));
  }
  return blocks;
}

/** Adds the energy of each step of one channel, after both filters, to `energy`. */
function addWeighted(
  samples: Float32Array,
  sampleRate: number,
  step: number,
  energy: Float64Array,
): void {
  const {
    b: [p0, p1, p2],
    a: [q1, q2],
  } = headShelf(sampleRate);
  const {
    b: [r0, r1, r2],
    a: [s1, s2],
  } = lowCut(sampleRate);
  let [u1, u2, v1, v2] = [0, 0, 0, 0];
  for (let i = 0; i < energy.length; i++) {
    let sum = 0;
    for (let n = i * step; n < (i + 1) * step; n++) {
      const u = samples[n]! - q1 * u1 - q2 * u2;
      const shelved = p0 * u + p1 * u1 + p2 * u2;
      u2 = u1;
      u1 = u;
      const v = shelved - s1 * v1 - s2 * v2;
      const weighted = r0 * v + r1 * v1 + r2 * v2;
      v2 = v1;
      v1 = v;
      sum += weighted * weighted;
    }
    energy[i]! += sum;
  }
}

/** The head's shelf: +4 dB above about 1.7 kHz. */
function headShelf(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate);
  const q = 0.7071752369554196;
  const high = 10 ** (3.999843853973347 / 20);
  const band = high ** 0.4996667741545416;
  const a0 = 1 + k / q + k * k;
  return {
    b: [
      (high + (band * k) / q + k * k) / a0,
      (2 * (k * k - high)) / a0,
      (high - (band * k) / q + k * k) / a0,
    ],
    a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0],
  };
}

/** The revised low-frequency curve: a high pass at 38 Hz. */
function lowCut(sampleRate: number): Biquad {
  const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate);
  const q = 0.5003270373238773;
  const a0 = 1 + k / q + k * k;
  return { b: [1, -2, 1], a: [(2 * (k * k - 1)) / a0, (1 - k / q + k * k) / a0] };
}

function lufs(power: number): number {
  return OFFSET_DB + powerDb(power);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
