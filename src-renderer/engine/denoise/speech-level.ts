/** 20 ms at 16 kHz. */
const WINDOW = 320;
/** Windows this much below the mean are pauses. */
const GATE = 10 ** (-10 / 10);

/**
 * The level of a recording's speech, pauses left out: the mean power of the windows that lie at most
 * 10 dB below the mean power of all (the relative gate of ITU-R BS.1770, without its frequency weights).
 *
 * Noise counts as well; where it is as loud as the voice, the result is 3 dB too high.
 *
 * @returns dB relative to full scale, null for silence
 */
export function estimateSpeechDbfs(samples: Float32Array): number | null {
  const powers: number[] = [];
  for (let start = 0; start < samples.length; start += WINDOW) {
    const window = samples.subarray(start, start + WINDOW);
    let sum = 0;
    for (let k = 0; k < window.length; k++) sum += window[k]! * window[k]!;
    if (Number.isFinite(sum)) powers.push(sum / window.length);
  }
  const gate = mean(powers) * GATE;
  const power = mean(powers.filter((value) => value >= gate));
  return power > 0 ? 10 * Math.log10(power) : null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
