/** What has to be drawn anew, each with what comes before it. */
const CHANGES = ['passages', 'marks', 'view'] as const;
export type Changed = (typeof CHANGES)[number];

/** What two changes together ask for. */
export function moreOf(one: Changed, other: Changed): Changed {
  return CHANGES.indexOf(one) > CHANGES.indexOf(other) ? one : other;
}
