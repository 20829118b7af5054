import { seeded, whiteNoise } from './random.ts';

/** Mean square of the stretches of speech, or of everything. */
export function powerOf(
  samples: Float32Array,
  sampleRate = 1,
  stretches: readonly { start: number; end: number }[] = [{ start: 0, end: samples.length }],
): number {
  let [energy, count] = [0, 0];
  for (const { start, end } of stretches) {
    const part = samples.subarray(Math.round(start * sampleRate), Math.round(end * sampleRate));
    for (const value of part) energy += value * value;
    count += part.length;
  }
  return energy / Math.max(1, count);
}

export function gained(samples: Float32Array, db: number): Float32Array {
  const factor = 10 ** (db / 20);
  return samples.map((value) => value * factor);
}

/** Adds noise so that speech of power `speech` stands `snrDb` over it. */
export function withNoise(
  samples: Float32Array,
  noise: Float32Array,
  speech: number,
  snrDb: number,
): Float32Array {
  const factor = Math.sqrt(speech / powerOf(noise) / 10 ** (snrDb / 10));
  return samples.map((value, i) => value + factor * (noise[i % noise.length] ?? 0));
}

/** Mains with odd and even harmonics, as a badly shielded cable picks it up, of power 1. */
export function mainsHum(hertz: number, sampleRate: number, frames: number): Float32Array {
  const levels = [1, 0.5, 0.6, 0.25, 0.35, 0.12, 0.2, 0.06];
  const power = levels.reduce((sum, level) => sum + (level * level) / 2, 0);
  return Float32Array.from({ length: frames }, (_, i) =>
    levels.reduce(
      (sum, level, k) =>
        sum +
        (level * Math.sin(2 * Math.PI * hertz * 1.0005 * (k + 1) * (i / sampleRate) + k * k)) /
          Math.sqrt(power),
      0,
    ),
  );
}

/** Raises the recording until its peak passes full scale by `db`, cuts it there, takes 1 dB off. */
export function clipped(samples: Float32Array, db: number): Float32Array {
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const factor = 10 ** (db / 20) / peak;
  // Quantised to 16 bits as a recorder would.
  return samples.map((value) => {
    const loud = Math.max(-1, Math.min(1, value * factor)) * 10 ** (-1 / 20);
    return Math.round(loud * 32_767) / 32_768;
  });
}

/** How often `clipped` cuts off at least so many samples in a row. */
export function overloads(samples: Float32Array, db: number, least: number): number {
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const ceiling = peak / 10 ** (db / 20);
  let [runs, length, sign] = [0, 0, 0];
  for (const value of samples) {
    const over = Math.abs(value) > ceiling ? Math.sign(value) : 0;
    length = over !== 0 && over === sign ? length + 1 : Math.abs(over);
    sign = over;
    if (length === least) runs += 1;
  }
  return runs;
}

/**
 * Puts a voice into a room: its direct sound, and a tail of noise that falls 60 dB in `rt60` s.
 *
 * @param directDb energy of the direct sound over that of the tail
 */
export function inRoom(
  samples: Float32Array,
  sampleRate: number,
  rt60: number,
  directDb: number,
): Float32Array {
  const frames = Math.round(rt60 * sampleRate);
  const delay = Math.round(0.004 * sampleRate);
  const tail = whiteNoise(frames, 7).map((value, i) =>
    i < delay ? 0 : value * Math.exp((-6.908 * i) / frames),
  );
  const energy = powerOf(tail) * frames;
  const factor = Math.sqrt(10 ** (-directDb / 10) / energy);
  const response = tail.map((value) => value * factor);
  response[0] = 1;
  return convolved(samples, response).subarray(0, samples.length);
}

/** Windowed-sinc low pass, 80 dB down within about 300 Hz. */
export function lowPassed(samples: Float32Array, sampleRate: number, hertz: number): Float32Array {
  const reach = Math.round((sampleRate / 300) * 2.8);
  const taps = Float32Array.from({ length: 2 * reach + 1 }, (_, k) => {
    const distance = k - reach;
    const x = (2 * hertz * distance) / sampleRate;
    const sinc = distance === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    const turn = (Math.PI * distance) / reach;
    const window = 0.42 + 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
    return ((2 * hertz) / sampleRate) * sinc * window;
  });
  const quiet = seeded(3);
  return convolved(samples, taps)
    .subarray(reach, reach + samples.length)
    .map((value) => Math.round(value * 32_768 + quiet() - quiet()) / 32_768);
}

/** Convolution by overlap-add, long against long. */
function convolved(samples: Float32Array, response: Float32Array): Float32Array {
  const out = new Float32Array(samples.length + response.length - 1);
  const size = 2 ** Math.ceil(Math.log2(2 * response.length));
  const block = size - response.length + 1;
  const kernel = transform(response, size);
  for (let at = 0; at < samples.length; at += block) {
    const part = transform(samples.subarray(at, at + block), size);
    for (let k = 0; k < size; k++) {
      const [a, b] = [part.re[k] ?? 0, part.im[k] ?? 0];
      const [c, d] = [kernel.re[k] ?? 0, kernel.im[k] ?? 0];
      part.re[k] = a * c - b * d;
      // Conjugated, so that the forward transform also goes back.
      part.im[k] = -(a * d + b * c);
    }
    fourier(part.re, part.im);
    for (let i = 0; i < size && at + i < out.length; i++) {
      out[at + i] = (out[at + i] ?? 0) + (part.re[i] ?? 0) / size;
    }
  }
  return out;
}

function transform(samples: Float32Array, size: number): { re: Float64Array; im: Float64Array } {
  const re = new Float64Array(size);
  re.set(samples);
  const im = new Float64Array(size);
  fourier(re, im);
  return { re, im };
}

/** Fourier transform in place, radix 2. */
function fourier(re: Float64Array, im: Float64Array): void {
  const size = re.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      [re[i], re[j]] = [re[j] ?? 0, re[i] ?? 0];
      [im[i], im[j]] = [im[j] ?? 0, im[i] ?? 0];
    }
  }
  for (let half = 1; half < size; half *= 2) {
    for (let k = 0; k < half; k++) {
      const c = Math.cos((Math.PI * k) / half);
      const s = -Math.sin((Math.PI * k) / half);
      for (let low = k; low < size; low += 2 * half) {
        const high = low + half;
        const [a, b] = [re[high] ?? 0, im[high] ?? 0];
        const [x, y] = [a * c - b * s, a * s + b * c];
        re[high] = (re[low] ?? 0) - x;
        im[high] = (im[low] ?? 0) - y;
        re[low] = (re[low] ?? 0) + x;
        im[low] = (im[low] ?? 0) + y;
      }
    }
  }
}
