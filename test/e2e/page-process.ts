import { readdirSync, readFileSync } from 'node:fs';

/**
 * The process of the page among those that a process has started; Linux only.
 *
 * @throws Error when there is none
 */
export function pageOf(root: number): number {
  const ids = readdirSync('/proc').map(Number).filter(Boolean);
  const parents = new Map(ids.map((id) => [id, parentOf(id)]));
  const isOurs = (id: number): boolean => id === root || (id > 1 && isOurs(parents.get(id) ?? 0));
  const page = ids.find((id) => read(id, 'cmdline').includes('--type=renderer') && isOurs(id));
  if (page === undefined) throw new Error('there is no page');
  return page;
}

function parentOf(id: number): number {
  // The name before it may hold blanks and brackets.
  const fields = read(id, 'stat').split(') ').at(-1) ?? '';
  return Number(fields.split(' ')[1] ?? 0);
}

/** Nothing of a process that has ended since. */
function read(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'latin1');
  } catch {
    return '';
  }
}
