import { seeded, whiteNoise } from '../../bench/verdict/random.ts';

export interface Voice {
  readonly samples: Float32Array;
  readonly speech: { start: number; end: number }[];
}

const WORD = 0.45;

/**
 * Something like a voice: words of harmonics under a wandering pitch, each ending in a hiss, with
 * silence between them. Speech begins after the first pause.
 *
 * @param pitch hertz in the middle
 * @param limit hertz above which there is nothing
 * @param pause seconds between words
 */
export function voice(
  sampleRate: number,
  seconds: number,
  pitch = 110,
  limit = 7800,
  pause = 0.25,
): Voice {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  const speech: { start: number; end: number }[] = [];
  const random = seeded(pitch);
  const hiss = whiteNoise(samples.length, 5);
  for (let start = pause; start + WORD <= seconds; start += WORD + pause) {
    speech.push({ start, end: start + WORD });
    addWord(samples, sampleRate, start, pitch * (0.9 + 0.2 * random()), limit, hiss);
  }
  return { samples, speech };
}

function addWord(
  samples: Float32Array,
  sampleRate: number,
  start: number,
  pitch: number,
  limit: number,
  hiss: Float32Array,
): void {
  const from = Math.round(start * sampleRate);
  const frames = Math.round(WORD * sampleRate);
  const harmonics = Math.floor(Math.min(limit, sampleRate / 2) / (pitch * 1.1));
  let phase = 0;
  for (let i = 0; i < frames; i++) {
    const share = i / frames;
    phase += (2 * Math.PI * pitch * (1.05 - 0.15 * share)) / sampleRate;
    let value = 0;
    for (let k = 1; k <= harmonics; k++) value += Math.sin(k * phase + k * k) / (k + 2);
    const envelope = Math.min(1, 40 * share, 12 * (1 - share));
    const sibilant = limit > 7000 && share > 0.7 ? 0.1 * (hiss[from + i] ?? 0) : 0;
    samples[from + i] = envelope * (0.2 * value + sibilant);
  }
}
