/** Where WAV, and every decoder here, puts the low-frequency effects of 5.1 and more. */
const LOW_FREQUENCY = 3;
const SURROUND_CHANNELS = [6, 7, 8];

/**
 * Averages planar channels to mono.
 *
 * An average, not a sum and not a power-preserving mix: two equal channels give themselves back, and
 * no mix can be louder than its loudest channel, so mixing never clips. Of surround sound, the channel
 * for low-frequency effects is left out: it holds no voice, and players leave it out as well.
 *
 * @param channels one Float32Array a channel, all of one length, full scale ±1
 * @returns a new array of that length; a single channel is copied, so the caller may transfer it
 * @throws RangeError when there is no channel or the lengths differ
 */
export function mixdown(channels: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const [first, ...others] = withoutEffects(channels);
  if (first === undefined) throw new RangeError('a mixdown needs at least one channel');
  const mono = new Float32Array(first);
  for (const channel of others) {
    if (channel.length !== mono.length) throw new RangeError('channels differ in length');
    for (let i = 0; i < mono.length; i++) mono[i]! += channel[i]!;
  }
  if (others.length > 0) scale(mono, 1 / (1 + others.length));
  return mono;
}

function withoutEffects(channels: readonly Float32Array[]): readonly Float32Array[] {
  const isSurround = SURROUND_CHANNELS.includes(channels.length);
  return isSurround ? channels.filter((_, c) => c !== LOW_FREQUENCY) : channels;
}

function scale(samples: Float32Array, factor: number): void {
  for (let i = 0; i < samples.length; i++) samples[i]! *= factor;
}
