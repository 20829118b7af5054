import { Resampler } from '../../../src-renderer/engine/resample.ts';
import { join } from '../../engine/signals.ts';
import { bandPowers, hann, thirdOctaves } from './spectra.ts';

const RATE = 10_000;
const FRAME = 256;
const HOP = FRAME / 2;
/** Frames of a comparison: 384 ms. */
const SEGMENT = 30;
/** Distortion beyond −15 dB counts no further. */
const CLIP = 1 + 10 ** (15 / 20);
const BANDS = thirdOctaves(RATE);

/** STOI after Taal, Hendriks, Heusdens, Jensen, IEEE TASLP 19:7, 2011. */
export function stoi(clean: Float32Array, signal: Float32Array): number {
  const [x, y] = withoutPauses(toRate(clean), toRate(signal)).map((samples) =>
    bandPowers(samples, FRAME, BANDS).map((row) => row.map(Math.sqrt)),
  );
  if (!x || !y || x.length < SEGMENT) throw new RangeError('too little speech');
  let sum = 0;
  for (let band = 0; band < BANDS.length; band++) {
    const [a, b] = [x, y].map((rows) => Float64Array.from(rows, (row) => row[band] ?? 0));
    if (a && b) sum += bandSimilarity(a, b) / BANDS.length;
  }
  return sum;
}

/** Mean over all segments of one band. */
function bandSimilarity(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let end = SEGMENT; end <= x.length; end++) {
    sum += similarity(x.subarray(end - SEGMENT, end), y.subarray(end - SEGMENT, end));
  }
  return sum / (x.length - SEGMENT + 1);
}

/** Correlation of two stretches of a band, the second scaled to the first and clipped. */
function similarity(x: Float64Array, y: Float64Array): number {
  const scale = norm(x) / norm(y);
  const clipped = y.map((value, k) => Math.min(value * scale, (x[k] ?? 0) * CLIP));
  const a = centred(x);
  const b = centred(clipped);
  return dot(a, b) / norm(a) / norm(b);
}

function centred(values: Float64Array): Float64Array {
  let mean = 0;
  for (let k = 0; k < values.length; k++) mean += (values[k] ?? 0) / values.length;
  return values.map((value) => value - mean);
}

function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < x.length; k++) sum += (x[k] ?? 0) * (y[k] ?? 0);
  return sum;
}

const norm = (values: Float64Array) => Math.sqrt(dot(values, values)) + 1e-12;

/** Drops the frames in which the clean voice is more than 40 dB below its loudest. */
function withoutPauses(clean: Float32Array, signal: Float32Array): Float32Array[] {
  const starts: number[] = [];
  const powers: number[] = [];
  for (let at = 0; at + FRAME <= clean.length; at += HOP) {
    const frame = clean.subarray(at, at + FRAME);
    starts.push(at);
    powers.push(frame.reduce((sum, value, k) => sum + (value * hann(k, FRAME)) ** 2, 0));
  }
  const loudest = Math.max(...powers);
  const kept = starts.filter((_, k) => (powers[k] ?? 0) > loudest * 1e-4);
  return [clean, signal].map((samples) => {
    const joined = new Float32Array((kept.length + 1) * HOP);
    kept.forEach((at, index) => {
      for (let k = 0; k < FRAME; k++) {
        const to = index * HOP + k;
        joined[to] = (joined[to] ?? 0) + (samples[at + k] ?? 0) * hann(k, FRAME);
      }
    });
    return joined;
  });
}

function toRate(samples: Float32Array): Float32Array {
  const resampler = new Resampler(16_000, RATE);
  return join([resampler.push(samples), resampler.finish()]);
}
