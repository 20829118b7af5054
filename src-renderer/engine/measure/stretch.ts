/** A stretch of time in seconds; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * The stretches that speech leaves free, those before the first and after the last included.
 *
 * @param speech in any order, may overlap and may reach beyond the recording
 * @param seconds length of the recording
 */
export function pausesBetween(speech: readonly Stretch[], seconds: number): Stretch[] {
  const pauses: Stretch[] = [];
  let free = 0;
  for (const { start, end } of inOrder(speech)) {
    if (start > free) pauses.push({ start: free, end: Math.min(start, seconds) });
    free = Math.max(free, end);
    if (free >= seconds) return pauses;
  }
  if (free < seconds) pauses.push({ start: free, end: seconds });
  return pauses;
}

/** Seconds of all stretches, each moment counted once. */
export function totalSeconds(speech: readonly Stretch[], seconds: number): number {
  return pausesBetween(speech, seconds).reduce(
    (left, pause) => left - (pause.end - pause.start),
    seconds,
  );
}

export function inOrder(stretches: readonly Stretch[]): Stretch[] {
  return stretches.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
}

/**
 * Makes one stretch of those that overlap or have a smaller gap between them.
 *
 * @param stretches in any order
 * @param gap in their own unit
 */
export function joined(stretches: readonly Stretch[], gap: number): Stretch[] {
  const whole: { start: number; end: number }[] = [];
  for (const { start, end } of inOrder(stretches)) {
    const last = whole.at(-1);
    if (last && (start < last.end || start - last.end < gap)) last.end = Math.max(last.end, end);
    else whole.push({ start, end });
  }
  return whole;
}

/**
 * Closes the smallest gaps until at most so many stretches are left.
 *
 * @param stretches in order, not overlapping
 */
export function thinned(stretches: readonly Stretch[], most: number): readonly Stretch[] {
  if (stretches.length <= most) return stretches;
  const gaps = stretches.slice(1).map(({ start }, i) => start - stretches[i]!.end);
  const closed = gaps.sort((a, b) => b - a)[most - 1]!;
  // Equal gaps are closed together: the next wider one stays.
  return joined(stretches, gaps.findLast((gap) => gap > closed) ?? Number.POSITIVE_INFINITY);
}
