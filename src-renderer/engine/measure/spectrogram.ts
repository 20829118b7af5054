import { mixdown } from '../mixdown.ts';
import { PowerSpectrum } from './fourier.ts';

/** Rows of every column, from 0 Hz to half the sample rate, on the mel scale. */
export const SPECTROGRAM_ROWS = 160;

/** Long enough to tell a low voice's harmonics apart, short enough to see single sounds. */
const WINDOW_SECONDS = 0.04;
/** What is still drawn below the loudest. */
const RANGE_DB = 78;

/** Sound that columns are taken from. */
export interface SpectrogramSound {
  /** Planar, full scale ±1. */
  readonly channels: readonly Float32Array[];
  /** Hertz. */
  readonly sampleRate: number;
  /** The loudest sample of the recording, 0–1: it decides what counts as loud. */
  readonly loudest: number;
}

/** Where its columns lie, in frames of the sound; what lies beyond its ends is silence. */
export interface ColumnGrid {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** Frames that one column is computed from: a power of two. */
export function spectrogramWindow(sampleRate: number): number {
  return 2 ** Math.round(Math.log2(sampleRate * WINDOW_SECONDS));
}

/**
 * Short-time spectra of a stretch of sound (Hann window), as levels to colour.
 *
 * @returns Columns one after the other, each with `SPECTROGRAM_ROWS` levels from low to high: 0 is 78 dB
 * below what the loudest sine of the recording would reach, 255 is there.
 */
export function spectrogram(
  { channels, sampleRate, loudest }: SpectrogramSound,
  { first, step, count }: ColumnGrid,
): Uint8Array<ArrayBuffer> {
  const size = spectrogramWindow(sampleRate);
  const mono = mixdown(channels);
  const rows = rowBins(sampleRate, size);
  const levels = new Uint8Array(count * SPECTROGRAM_ROWS);
  const spectrum = new PowerSpectrum(size);
  const frame = new Float32Array(size);
  // What the loudest sine has in its bin.
  const full = Math.max(1e-4, loudest) ** 2 / 4;
  for (let column = 0; column < count; column++) {
    const start = Math.round(first + column * step) - size / 2;
    for (let i = 0; i < size; i++) frame[i] = mono[start + i] ?? 0;
    const power = spectrum.read(frame, 0);
    for (let row = 0; row < SPECTROGRAM_ROWS; row++) {
      const decibels = 10 * Math.log10(powerAt(power, rows[row]!, rows[row + 1]!) / full + 1e-12);
      const level = (1 + decibels / RANGE_DB) * 255;
      levels[column * SPECTROGRAM_ROWS + row] = Math.max(0, Math.min(255, Math.round(level)));
    }
  }
  return levels;
}

/** Where a frequency lies between the bottom, 0, and the top, 1. */
export function heightOf(hertz: number, sampleRate: number): number {
  return mel(hertz) / mel(sampleRate / 2);
}

/** Between which bins each row lies: `SPECTROGRAM_ROWS + 1` edges, as fractions of bins. */
function rowBins(sampleRate: number, size: number): Float64Array {
  const top = mel(sampleRate / 2);
  return Float64Array.from({ length: SPECTROGRAM_ROWS + 1 }, (_, row) => {
    const hertz = 700 * (Math.exp((row / SPECTROGRAM_ROWS) * top) - 1);
    return (hertz * size) / sampleRate;
  });
}

/** The strongest bin of a row; between two bins, what a line between them gives. */
function powerAt(power: Float64Array, from: number, to: number): number {
  const middle = (from + to) / 2;
  const below = Math.min(power.length - 1, Math.floor(middle));
  const above = Math.min(power.length - 1, below + 1);
  const share = middle - below;
  let strongest = power[below]! * (1 - share) + power[above]! * share;
  for (let bin = Math.ceil(from); bin <= to && bin < power.length; bin++) {
    strongest = Math.max(strongest, power[bin]!);
  }
  return strongest;
}

/** O'Shaughnessy's scale, without its factor. */
function mel(hertz: number): number {
  return Math.log(1 + hertz / 700);
}
