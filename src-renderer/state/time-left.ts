/** When a stretch of work began, and how much had been done by then. */
export interface WorkBegin {
  /** Milliseconds. */
  readonly at: number;
  readonly done: number;
}

/** Before that, a guess jumps about more than it tells. */
const FIRST_GUESS_MILLISECONDS = 3000;
const FIRST_GUESS_DONE = 0.5;

/**
 * How long the rest will take if it goes on at the same pace.
 *
 * @param done how much is done, in the unit of `left`
 * @param now milliseconds, on the clock of `begin`
 * @returns Seconds, or null while nobody can tell.
 */
export function secondsLeft(
  begin: WorkBegin | null,
  done: number,
  left: number,
  now: number,
): number | null {
  if (!begin || left <= 0) return null;
  const took = now - begin.at;
  const did = done - begin.done;
  if (took < FIRST_GUESS_MILLISECONDS || did < FIRST_GUESS_DONE) return null;
  return ((took / did) * left) / 1000;
}
