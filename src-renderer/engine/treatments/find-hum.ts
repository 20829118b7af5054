import { type Decimated, decimate } from '../filters/decimate.ts';
import { emptySpectrum, RealFft, type Spectrum } from '../filters/real-fft.ts';
import { nthSmallest } from '../nth-smallest.ts';
import { quietWeights } from './quiet-weights.ts';

/** One line of the mains in a recording. */
export interface Harmonic {
  /** 1 for the mains' own frequency. */
  readonly number: number;
  /** dB above the spectrum beside it, in the quietest third of the recording. */
  readonly prominenceDb: number;
  /** dBFS, RMS. */
  readonly levelDb: number;
}

/** Mains hum in a recording. */
export interface Hum {
  /** Hertz, near 50 or 60. */
  readonly baseHertz: number;
  /** Those that stand out, lowest first; at least one. */
  readonly harmonics: readonly Harmonic[];
  /** All of them together, dBFS, RMS. */
  readonly levelDb: number;
}

/** Harmonics are looked for up to here; above, hum is buzz of many faint lines. */
const HIGHEST_HERTZ = 800;
/** At least this rate for what is analysed: 0.4 of its half is `HIGHEST_HERTZ`. */
const ANALYSIS_RATE = 4000;
/** A line is 4 Hz wide through this; a voice glides through it. */
const FRAME_SECONDS = 1;
const SHORTEST_SECONDS = 3;
/** With more frames than this they need not overlap. */
const MANY_FRAMES = 60;
/** Lines stay when nobody speaks; speech does not, so quiet frames decide. */
const QUIET_QUANTILE = 0.3;
/** Mains frequencies differ from 50 and 60 Hz by less than this, and recorders' clocks by far less. */
const DRIFT_HERTZ = 0.3;
/** A line alone is hum only as the first or second harmonic, and when it stands out by this much. */
const ALONE_DB = 12;
/** Two lines or more need this, and one of them must be a low harmonic. */
const TOGETHER_DB = 9;
const LOW_HARMONIC = 5;
/** Lines that belong to a hum found; fewer dB than this is chance. */
const MEMBER_DB = 6;
/** A line farther from the common base's multiple is another machine's, or chance. */
const MOST_OFF_HERTZ = 0.5;
/** Hum this far below the whole recording is masked by its noise, and not worth any change. */
const INAUDIBLE_DB = -50;

/** A low quantile over time of power spectra, and what turns its bins into hertz. */
interface QuietSpectrum {
  /** dB, RMS of a sine that would give this bin. */
  readonly levels: Float64Array;
  readonly binsPerHertz: number;
}

interface Line extends Harmonic {
  readonly hertz: number;
}

/** The copy of a recording in which hum is looked for. */
export function humBand(samples: Float32Array, sampleRate: number): Decimated {
  return decimate(samples, sampleRate, ANALYSIS_RATE);
}

/**
 * Finds mains hum and its harmonics in a recording with speech.
 *
 * Takes, of each bin of a spectrum with frames of 1 s, the level that is undercut in 30 % of the frames:
 * steady lines remain, gliding voices do not. A second spectrum, in which samples count by how quiet it
 * is around them, shows the lines that the voice covers. A line's prominence is its height above the
 * median beside it (3–10 Hz away), where a voice's remains would be as high; the better one counts.
 *
 * @param samples mono, full scale ±1, at least 3 s
 * @param sampleRate hertz, at least 2000
 * @returns null when there is none, or when it is 50 dB below the recording's own level
 */
export function findHum(samples: Float32Array, sampleRate: number): Hum | null {
  return findHumIn(humBand(samples, sampleRate));
}

/** The same, of a `humBand`. */
export function findHumIn(band: Decimated): Hum | null {
  if (band.samples.length < SHORTEST_SECONDS * band.sampleRate) return null;
  const plain = new Float64Array(band.samples.length).fill(1);
  const weights = [plain, quietWeights(band.samples, band.sampleRate)];
  const spectra = weights.map((each) => quietSpectrum(band, each));
  const [fifty, sixty] = [50, 60].map((mains) => findMains(spectra, band.sampleRate, mains));
  const strongest = strength(fifty) >= strength(sixty) ? fifty : sixty;
  if (!strongest || strongest.levelDb < levelOf(band.samples) + INAUDIBLE_DB) return null;
  return strongest;
}

function strength(hum: Hum | null | undefined): number {
  return hum?.harmonics.reduce((sum, harmonic) => sum + harmonic.prominenceDb, 0) ?? 0;
}

function levelOf(samples: Float64Array): number {
  return 10 * Math.log10(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);
}

function findMains(
  spectra: readonly QuietSpectrum[],
  sampleRate: number,
  mains: number,
): Hum | null {
  const top = Math.min(HIGHEST_HERTZ, sampleRate * 0.4);
  const lines = Array.from({ length: Math.floor(top / mains) }, (_, i) => {
    const found = spectra.map((spectrum) => findLine(spectrum, mains, i + 1));
    return found.reduce((best, line) => (line.prominenceDb > best.prominenceDb ? line : best));
  });
  const strong = lines.filter((line) => line.prominenceDb >= TOGETHER_DB);
  const alone = lines.slice(0, 2).some((line) => line.prominenceDb >= ALONE_DB);
  const low = strong.some((line) => line.number <= LOW_HARMONIC);
  if (!alone && !(low && strong.length >= 2)) return null;
  const baseHertz = commonBase(strong);
  const harmonics = lines.filter((line) => {
    const off = Math.abs(line.hertz - line.number * baseHertz);
    return line.prominenceDb >= MEMBER_DB && off <= MOST_OFF_HERTZ;
  });
  if (harmonics.length === 0) return null;
  const power = harmonics.reduce((sum, line) => sum + 10 ** (line.levelDb / 10), 0);
  return {
    baseHertz,
    harmonics: harmonics.map(({ number, prominenceDb, levelDb }) => {
      return { number, prominenceDb, levelDb };
    }),
    levelDb: 10 * Math.log10(power),
  };
}

/** Least squares over the lines, each as good as it is prominent. */
function commonBase(lines: readonly Line[]): number {
  let sum = 0;
  let weight = 0;
  for (const { number, hertz, prominenceDb } of lines) {
    sum += prominenceDb * number * hertz;
    weight += prominenceDb * number * number;
  }
  return sum / weight;
}

/** The highest point near a harmonic of 50 or 60 Hz. */
function findLine(spectrum: QuietSpectrum, mains: number, number: number): Line {
  const { levels, binsPerHertz } = spectrum;
  const reach = DRIFT_HERTZ * Math.min(3, number);
  let best = Math.ceil((mains * number - reach) * binsPerHertz);
  for (let bin = best; bin <= (mains * number + reach) * binsPerHertz; bin++) {
    if (levels[bin]! > levels[best]!) best = bin;
  }
  const hertz = (best + vertex(levels[best - 1]!, levels[best]!, levels[best + 1]!)) / binsPerHertz;
  const beside: number[] = [];
  for (let bin = Math.ceil(3 * binsPerHertz); bin <= 10 * binsPerHertz; bin++) {
    beside.push(levels[best - bin]!, levels[best + bin]!);
  }
  beside.sort((a, b) => a - b);
  const prominenceDb = levels[best]! - beside[beside.length >> 1]!;
  return { number, hertz, prominenceDb, levelDb: levels[best]! };
}

/** Where, in bins from the middle one, a parabola through three levels is highest. */
function vertex(left: number, middle: number, right: number): number {
  const curve = left - 2 * middle + right;
  return curve < 0 ? Math.max(-0.5, Math.min(0.5, (left - right) / (2 * curve))) : 0;
}

function quietSpectrum({ samples, sampleRate }: Decimated, weights: Float64Array): QuietSpectrum {
  const length = Math.round(FRAME_SECONDS * sampleRate);
  const size = 2 ** Math.ceil(Math.log2(1.5 * length));
  const hop = samples.length > MANY_FRAMES * length ? length : Math.round(length / 2);
  const window = Float64Array.from({ length }, (_, i) => {
    return 0.5 - 0.5 * Math.cos((2 * Math.PI * (i + 0.5)) / length);
  });
  const bins = Math.ceil(((HIGHEST_HERTZ + 20) * size) / sampleRate);
  const fft = new RealFft(size);
  const spectrum = emptySpectrum(size);
  const frames: Float64Array[] = [];
  const frame = new Float32Array(size);
  for (let at = 0; at + length <= samples.length; at += hop) {
    const here = [at, at + length] as const;
    weigh(samples.subarray(...here), weights.subarray(...here), window, frame);
    fft.forward(frame, 0, spectrum);
    frames.push(powersOf(spectrum, bins));
  }
  // A sine of amplitude 1 gives half the window's sum; its RMS is −3.01 dB.
  const scale = 2 / (length * 0.5) ** 2;
  const levels = new Float64Array(bins);
  const column = new Float64Array(frames.length);
  for (let bin = 0; bin < bins; bin++) {
    for (let i = 0; i < frames.length; i++) column[i] = frames[i]![bin]!;
    const quiet = nthSmallest(column, Math.floor(column.length * QUIET_QUANTILE))!;
    levels[bin] = 10 * Math.log10(quiet * scale + 1e-20);
  }
  return { levels, binsPerHertz: size / sampleRate };
}

/** Writes a windowed frame whose samples count by their weights; a constant sine keeps its height. */
function weigh(
  samples: Float64Array,
  weights: Float64Array,
  window: Float64Array,
  frame: Float32Array,
): void {
  let sum = 0;
  for (let i = 0; i < window.length; i++) sum += window[i]! * weights[i]!;
  const scale = (0.5 * window.length) / sum;
  for (let i = 0; i < window.length; i++) {
    frame[i] = window[i]! * weights[i]! * scale * samples[i]!;
  }
}

function powersOf({ re, im }: Spectrum, bins: number): Float64Array {
  const powers = new Float64Array(bins);
  for (let k = 0; k < bins; k++) powers[k] = re[k]! * re[k]! + im[k]! * im[k]!;
  return powers;
}
