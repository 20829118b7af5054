import { emptySpectrum, RealFft } from '../../../src-renderer/engine/filters/real-fft.ts';

const SIZE = 512;

/** Powers in bands, one row a frame: frames of `length` samples under a Hann window, half overlapped. */
export function bandPowers(
  samples: Float32Array,
  length: number,
  bands: readonly Float64Array[],
): Float64Array[] {
  const fft = new RealFft(SIZE);
  const spectrum = emptySpectrum(SIZE);
  const frame = new Float32Array(SIZE);
  const rows: Float64Array[] = [];
  for (let at = 0; at + length <= samples.length; at += length / 2) {
    for (let k = 0; k < length; k++) frame[k] = (samples[at + k] ?? 0) * hann(k, length);
    fft.forward(frame, 0, spectrum);
    const powers = spectrum.re.map((re, k) => re ** 2 + (spectrum.im[k] ?? 0) ** 2);
    rows.push(Float64Array.from(bands, (weights) => dot(weights, powers)));
  }
  return rows;
}

export function hann(k: number, length: number): number {
  return 0.5 - 0.5 * Math.cos((2 * Math.PI * (k + 1)) / (length + 1));
}

/** Triangles, evenly spaced in mel from 60 Hz to half the rate. */
export function melBands(count: number, rate: number): Float64Array[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const low = mel(60);
  const step = (mel(rate / 2) - low) / (count + 1);
  return Array.from({ length: count }, (_, band) =>
    Float64Array.from({ length: SIZE / 2 + 1 }, (_, bin) => {
      const place = (mel((bin * rate) / SIZE) - low) / step - band;
      return Math.max(0, 1 - Math.abs(place - 1));
    }),
  );
}

/** Fifteen third octaves from 150 Hz, as STOI has them. */
export function thirdOctaves(rate: number): Float64Array[] {
  return Array.from({ length: 15 }, (_, band) => {
    const centre = 150 * 2 ** (band / 3);
    const edge = (hertz: number) => Math.round((hertz * SIZE) / rate);
    const [from, to] = [edge(centre * 2 ** (-1 / 6)), edge(centre * 2 ** (1 / 6))];
    return Float64Array.from({ length: SIZE / 2 + 1 }, (_, bin) =>
      bin >= from && bin < to ? 1 : 0,
    );
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += (a[k] ?? 0) * (b[k] ?? 0);
  return sum;
}
