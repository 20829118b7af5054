/** Long enough to make any step inaudible, too short to be heard as a fade. */
export const FADE_SECONDS = 0.01;

/**
 * The rising half of a raised cosine, from just above 0 to just below 1.
 *
 * `rise[i] + rise[n − 1 − i] = 1`, so two fades of a constant add up to it; the square roots of both
 * keep the power of what is unrelated.
 */
export function raisedCosine(frames: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: frames }, (_, i) => {
    return 0.5 - 0.5 * Math.cos((Math.PI * (i + 0.5)) / frames);
  });
}

/** Fades a passage in, in place; over half of it at most. */
export function fadeIn(samples: Float32Array, frames: number): void {
  const rise = raisedCosine(Math.min(frames, samples.length >> 1));
  for (let i = 0; i < rise.length; i++) samples[i]! *= rise[i]!;
}

/** Fades a passage out, in place; over half of it at most. */
export function fadeOut(samples: Float32Array, frames: number): void {
  const rise = raisedCosine(Math.min(frames, samples.length >> 1));
  for (let i = 0; i < rise.length; i++) samples[samples.length - 1 - i]! *= rise[i]!;
}

/**
 * Fades from the end of `target` (its frames before `end`) to the start of `next`, at equal power, so
 * that room tone, which is unrelated on both sides, keeps its level.
 *
 * @param target changed in place: `frames` before `end`
 * @param next the first `frames` of what follows, weighted and added
 */
export function crossFade(
  target: Float32Array,
  end: number,
  next: Float32Array,
  frames: number,
): void {
  const rise = raisedCosine(frames);
  for (let i = 0; i < frames; i++) {
    const at = end - frames + i;
    const gain = rise[i]!;
    target[at] = Math.sqrt(1 - gain) * target[at]! + Math.sqrt(gain) * next[i]!;
  }
}
