/** Milliseconds that must be left of an idle moment for one more step. */
const STEP_MS = 4;

/** Takes one step after the other whenever the page has nothing else to do; the result ends that. */
export function whileIdle(steps: Iterator<unknown>): () => void {
  let waiting = requestIdleCallback(work);
  function work(moment: IdleDeadline) {
    do {
      if (steps.next().done) return;
    } while (moment.timeRemaining() > STEP_MS);
    waiting = requestIdleCallback(work);
  }
  return () => cancelIdleCallback(waiting);
}
