import type { BitReader } from './bit-reader.ts';

/** Means are kept with nine bits behind the point. */
const MEAN_SHIFT = 9;
const MAX_MEAN = 0xffff;
/** More ones than this are an escape: the value follows as it is. */
const MAX_PREFIX = 9;
const RUN_BITS = 16;
/** A run's length is counted so far; then the coder starts over. */
const MAX_RUN = 0xffff;

/** How one channel of one packet was coded. */
export interface RiceParameters {
  readonly initialMean: number;
  readonly meanWeight: number;
  readonly maxRiceBits: number;
  /** Bits of an escaped value. */
  readonly sampleBits: number;
}

/**
 * Decodes a channel's prediction errors: Rice codes whose parameter follows the mean, and runs of
 * zeros where it is small.
 *
 * @param errors filled from its start
 */
export function readRice(
  bits: BitReader,
  errors: Int32Array,
  count: number,
  { initialMean, meanWeight, maxRiceBits, sampleBits }: RiceParameters,
): void {
  let mean = initialMean;
  let afterRun = 0;
  for (let i = 0; i < count; ) {
    const k = Math.min(31 - Math.clz32((mean >> MEAN_SHIFT) + 3), maxRiceBits);
    const magnitude = readCode(bits, k, (1 << k) - 1, sampleBits) + afterRun;
    errors[i++] = magnitude & 1 ? -Math.floor((magnitude + 1) / 2) : magnitude / 2;
    mean = mean + meanWeight * magnitude - (Math.imul(meanWeight, mean) >>> MEAN_SHIFT);
    if (magnitude - afterRun > MAX_MEAN) mean = MAX_MEAN;
    afterRun = 0;
    if (mean << 2 >= 1 << MEAN_SHIFT || i >= count) continue;
    const zeros = readRun(bits, mean, maxRiceBits);
    errors.fill(0, i, Math.min(count, i + zeros));
    i += zeros;
    // A value that follows a run is not 0, so it is coded one smaller.
    afterRun = zeros >= MAX_RUN ? 0 : 1;
    mean = 0;
    if (bits.overrun) break;
  }
}

function readRun(bits: BitReader, mean: number, maxRiceBits: number): number {
  const k = Math.clz32(mean) - 24 + ((mean + 16) >> 6);
  const factor = ((1 << k) - 1) & ((1 << maxRiceBits) - 1);
  return readCode(bits, k, factor, RUN_BITS);
}

/** A prefix of ones times a factor, plus k bits, of which the last is left out when they are 0 or 1. */
function readCode(bits: BitReader, k: number, factor: number, escapedBits: number): number {
  const prefix = Math.min(Math.clz32(~(bits.peek(MAX_PREFIX) << (32 - MAX_PREFIX))), MAX_PREFIX);
  if (prefix === MAX_PREFIX) {
    bits.position += MAX_PREFIX;
    return bits.read(escapedBits);
  }
  bits.position += prefix + 1;
  const rest = bits.peek(k);
  bits.position += rest < 2 ? k - 1 : k;
  return prefix * factor + (rest < 2 ? 0 : rest - 1);
}
