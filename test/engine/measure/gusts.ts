import { seeded } from '../../bench/verdict/random.ts';

/** Noise whose level changes every 0.7 s, from near silence to loud: what gates are for. */
export function gusts(sampleRate: number, seconds: number, seed: number): Float32Array {
  const random = seeded(seed);
  const levels = [0.5, 0.02, 0.25, 0.0005, 0.8, 0.1];
  return Float32Array.from(
    { length: Math.round(sampleRate * seconds) },
    (_, i) => (random() - random()) * (levels[Math.floor(i / sampleRate / 0.7) % 6] ?? 0),
  );
}
