import { bandPowers, melBands } from './spectra.ts';

/** How near a signal is to the clean voice. */
export interface Scores {
  /** Scale-invariant signal-to-distortion ratio, dB (Le Roux et al., ICASSP 2019). */
  readonly siSdr: number;
  /** Short-time objective intelligibility, 0 to 1. */
  readonly stoi: number;
  /** Mean distance of the mel spectra in dB, where the voice speaks. */
  readonly melDistance: number;
  /** Percent of the voice's strong cells in time and mel that lost more than 10 dB. */
  readonly holes: number;
}

const MEL = melBands(40, 16_000);

export function siSdr(clean: Float32Array, signal: Float32Array): number {
  let dot = 0;
  let power = 0;
  for (let k = 0; k < clean.length; k++) {
    dot += (clean[k] ?? 0) * (signal[k] ?? 0);
    power += (clean[k] ?? 0) ** 2;
  }
  let error = 0;
  for (let k = 0; k < clean.length; k++) {
    error += ((signal[k] ?? 0) - (dot / power) * (clean[k] ?? 0)) ** 2;
  }
  return 10 * Math.log10((dot * dot) / power / Math.max(error, 1e-12));
}

/** The spectra's difference: mean over the bands of frames that speak, and the share of holes. */
export function melScores(
  clean: Float32Array,
  signal: Float32Array,
): Pick<Scores, 'melDistance' | 'holes'> {
  const [wanted, given] = [clean, signal].map((samples) => bandPowers(samples, 512, MEL));
  const loudest = Math.max(...(wanted ?? []).map((row) => Math.max(...row)));
  const speaking = (row: Float64Array) => Math.max(...row) > loudest * 1e-4;
  let [cells, distance, strong, holes] = [0, 0, 0, 0];
  wanted?.forEach((row, frame) => {
    if (!speaking(row)) return;
    row.forEach((power, band) => {
      const level = decibels(power, loudest);
      const difference = decibels(given?.[frame]?.[band] ?? 0, loudest) - level;
      cells += 1;
      distance += Math.abs(difference);
      if (level < -30) return;
      strong += 1;
      if (difference < -10) holes += 1;
    });
  });
  return { melDistance: distance / cells, holes: (100 * holes) / strong };
}

/** Below −60 dB of the loudest cell nothing is heard beside it. */
const decibels = (power: number, loudest: number) => 10 * Math.log10(power / loudest + 1e-6);
