import { OUT_RATE } from './programs.ts';

/**
 * Finds a tone in a signal and what is left without it.
 *
 * @param start which sample of the whole the first one is
 * @returns the rest in dB under the tone, and by how many samples the tone is late against a sine that
 *   begins with sample 0
 */
export function fitTone(samples: Float32Array, hertz: number, start: number) {
  const step = (2 * Math.PI * hertz) / OUT_RATE;
  // Over whole periods, sine and cosine do not disturb one another.
  const period = OUT_RATE / hertz;
  const count = Math.floor(samples.length / period) * period;
  let sine = 0;
  let cosine = 0;
  for (let k = 0; k < count; k++) {
    sine += (2 / count) * (samples[k] ?? 0) * Math.sin(step * (start + k));
    cosine += (2 / count) * (samples[k] ?? 0) * Math.cos(step * (start + k));
  }
  let rest = 0;
  for (let k = 0; k < count; k++) {
    const phase = step * (start + k);
    rest += ((samples[k] ?? 0) - sine * Math.sin(phase) - cosine * Math.cos(phase)) ** 2;
  }
  const power = (count * (sine ** 2 + cosine ** 2)) / 2;
  return { residualDb: 10 * Math.log10(rest / power), delay: Math.atan2(-cosine, sine) / step };
}
