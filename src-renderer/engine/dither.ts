/** Gives uniform numbers in [0, 1). */
export type Random = () => number;

/**
 * A small seeded generator (mulberry32, public domain, T. Ettinger), so that one input always gives
 * one file. Its quality is ample for dither and for nothing that must be secret.
 */
export function seededRandom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Rounds samples to 16 bits with triangular dither of ±1 step (TPDF; Lipshitz, Wannamaker,
 * Vanderkooy, JAES 40:5, 1992): mean and power of the error no longer depend on the signal, so that
 * a fading voice ends in an even floor of −96 dBFS instead of in distortion.
 *
 * Digital silence is dithered like everything else. A floor that stops and starts with the voice is
 * what gives an edit away, and exempting zeros would make the error depend on the signal again.
 *
 * @param samples full scale ±1; one step is 1/32768, so 16-bit sources keep their values ±1 step
 * @param random uniform in [0, 1), called twice a sample
 * @returns integers; beyond full scale they stop at −32768 and 32767 and never wrap; NaN becomes 0
 */
export function ditherToInt16(samples: Float32Array, random: Random): Int16Array<ArrayBuffer> {
  const integers = new Int16Array(samples.length);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round(samples[i]! * 32_768 + random() - random());
    integers[i] = Math.max(-32_768, Math.min(32_767, value));
  }
  return integers;
}
