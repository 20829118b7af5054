import { SPEECH_RATE } from './rate.ts';
import { BINS, WINDOW } from './silero.ts';

/** Cepstral coefficients without the zeroth, which is loudness. */
export const TIMBRE = 12;
const BANDS = 22;
const LOWEST_HERTZ = 150;
const HIGHEST_HERTZ = 5500;

const bands = new Float64Array(BANDS);

/** Share of each bin in each mel band: [band][bin]. */
const FILTERS = melFilters();
const COSINES = Float64Array.from({ length: TIMBRE * BANDS }, (_, i) => {
  const [order, band] = [Math.floor(i / BANDS) + 1, i % BANDS];
  return Math.sqrt(2 / BANDS) * Math.cos((Math.PI * order * (band + 0.5)) / BANDS);
});

/** Writes the mel cepstrum of a mean power spectrum, [bin], to `out` from `start` on. */
export function timbreOf(power: Float64Array, out: Float32Array | Float64Array, start = 0): void {
  for (let band = 0; band < BANDS; band += 1) {
    let sum = 1e-9;
    const filter = FILTERS[band]!;
    for (let i = 0; i < filter.weights.length; i += 1) {
      sum += filter.weights[i]! * power[filter.first + i]!;
    }
    bands[band] = Math.log(sum);
  }
  for (let order = 0; order < TIMBRE; order += 1) {
    let sum = 0;
    for (let band = 0; band < BANDS; band += 1)
      sum += COSINES[order * BANDS + band]! * bands[band]!;
    out[start + order] = sum;
  }
}

function melFilters(): { first: number; weights: Float64Array }[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const hertz = (value: number) => 700 * (10 ** (value / 2595) - 1);
  const step = (mel(HIGHEST_HERTZ) - mel(LOWEST_HERTZ)) / (BANDS + 1);
  const edge = (i: number) => (hertz(mel(LOWEST_HERTZ) + i * step) * WINDOW) / SPEECH_RATE;
  return Array.from({ length: BANDS }, (_, band) => {
    const [left, centre, right] = [edge(band), edge(band + 1), edge(band + 2)];
    const weight = (bin: number) => {
      const rise = (bin - left) / Math.max(1, centre - left);
      const fall = (right - bin) / Math.max(1, right - centre);
      return Math.max(0, Math.min(1, rise, fall));
    };
    const first = Math.floor(left);
    const last = Math.min(BINS - 1, Math.ceil(right));
    const weights = Float64Array.from({ length: last - first + 1 }, (_, i) => weight(first + i));
    return { first, weights };
  });
}
