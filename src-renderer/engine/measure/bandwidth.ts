import { percentile, powerDb, SILENCE_DB } from './decibels.ts';
import { PowerSpectrum } from './fourier.ts';
import { inOrder, pausesBetween, type Stretch } from './stretch.ts';

const FRAME_SECONDS = 0.02;
/** Spectra are read in bands this wide. */
const BAND_HERTZ = 250;
/** Hissing consonants fill the top of the band, but only in some of the frames. */
const LOUD_SHARE = 0.97;
/** Speech in a band must exceed the pauses by so much. */
const OVER_NOISE_DB = 8;
/** …and lie at most so far under the strongest band: what is lower is a filter's slope. */
const UNDER_PEAK_DB = 60;
/** Noise within this of the strongest band hides soft speech, but shows that the band is open. */
const NOISE_UNDER_PEAK_DB = 50;

/**
 * The highest frequency at which a recording carries speech, in hertz.
 *
 * A band counts when the loud frames of speech stand out of the pauses there. Where noise is so
 * strong that nobody could tell, the band counts, too: a telephone would have cut off the noise.
 *
 * @param samples the source, full scale ±1
 * @param sampleRate hertz
 * @param speech active speech, in seconds of `samples`
 * @returns between 0 (no speech) and half the rate, in steps of 250 Hz
 */
export function speechBandwidth(
  samples: Float32Array,
  sampleRate: number,
  speech: readonly Stretch[],
): number {
  const seconds = samples.length / sampleRate;
  const spoken = bandPowers(samples, sampleRate, speech);
  if (!spoken[0]?.length) return 0;
  const quiet = bandPowers(samples, sampleRate, pausesBetween(inOrder(speech), seconds));
  const voice = spoken.map((powers) => powerDb(percentile(powers, LOUD_SHARE)));
  const noise = quiet.map((powers) => {
    return powers.length > 0 ? powerDb(percentile(powers, 0.5)) : SILENCE_DB;
  });
  const peak = Math.max(...voice);
  const highest = voice.findLastIndex(
    (level, i) =>
      level > peak - UNDER_PEAK_DB &&
      (level > noise[i]! + OVER_NOISE_DB || noise[i]! > peak - NOISE_UNDER_PEAK_DB),
  );
  return Math.min(sampleRate / 2, (highest + 1) * BAND_HERTZ);
}

/** For each band, its power in every frame of the stretches. */
function bandPowers(
  samples: Float32Array,
  sampleRate: number,
  stretches: readonly Stretch[],
): Float64Array[] {
  const size = 2 ** Math.ceil(Math.log2(FRAME_SECONDS * sampleRate));
  const spectrum = new PowerSpectrum(size);
  const starts = frameStarts(samples.length, sampleRate, stretches, size);
  const bands = Array.from({ length: Math.ceil(sampleRate / 2 / BAND_HERTZ) }, () => {
    return new Float64Array(starts.length);
  });
  const edges = Array.from({ length: bands.length + 1 }, (_, band) =>
    Math.round((band * BAND_HERTZ * size) / sampleRate),
  );
  for (let frame = 0; frame < starts.length; frame++) {
    const power = spectrum.read(samples, starts[frame]!);
    for (let band = 0; band < bands.length; band++) {
      bands[band]![frame] = sumOf(power, edges[band]!, edges[band + 1]!);
    }
  }
  return bands;
}

/** Where the frames of `size` samples begin that lie wholly in a stretch, one after another. */
function frameStarts(
  length: number,
  sampleRate: number,
  stretches: readonly Stretch[],
  size: number,
): number[] {
  const starts: number[] = [];
  for (const { start, end } of stretches) {
    const to = Math.min(length, end * sampleRate) - size;
    for (let at = Math.max(0, Math.round(start * sampleRate)); at <= to; at += size)
      starts.push(at);
  }
  return starts;
}

function sumOf(power: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let k = from; k < to; k++) sum += power[k]!;
  return sum;
}
