/**
 * A take's name: when it began, in local time, because people see it as the recording's name.
 *
 * @param taken names that are in use; a second take within one second gets a number
 */
export function takeName(startedAt: Date, taken: readonly string[]): string {
  const date = [startedAt.getFullYear(), startedAt.getMonth() + 1, startedAt.getDate()];
  const time = [startedAt.getHours(), startedAt.getMinutes(), startedAt.getSeconds()];
  const name = `take-${[...date, ...time].map((part) => String(part).padStart(2, '0')).join('-')}`;
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}-${number}`)) number++;
  return `${name}-${number}`;
}
