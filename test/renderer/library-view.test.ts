import { expect, it } from 'vitest';
import type { LibraryRow } from '../../src-renderer/state/library-query.ts';
import { LibraryView } from '../../src-renderer/state/library-view.svelte.ts';
import { itemNamed } from '../fakes/library.ts';

const MANY = 1_000;
const rows: readonly LibraryRow[] = Array.from({ length: MANY }, (_, i) => ({
  item: itemNamed(`take ${(i * 7) % MANY}`, {
    date: new Date(Date.UTC(2026, 0, 1) + i).toISOString(),
    tags: [i % 2 === 0 ? 'even' : 'odd'],
  }),
  state: 'ready',
}));

function newView(): LibraryView {
  return new LibraryView(
    () => rows,
    () => 'en',
  );
}

/** What each way of looking at the library shows. */
function shown(view: LibraryView): string[][] {
  const names = () => view.rows.map(({ item }) => item.name);
  view.sort = 'name';
  const byName = names();
  view.text = '77 TAKE';
  view.tag = 'odd';
  const narrowed = names();
  view.showAll();
  view.sort = 'newest';
  return [byName, narrowed, names()];
}

it('shows the same whether it was made ready, wholly or in part, or not at all', () => {
  const [byName, narrowed, newest] = shown(newView());
  expect(byName?.slice(0, 3)).toEqual(['take 0', 'take 1', 'take 2']);
  expect(narrowed?.slice(0, 3)).toEqual(['take 77', 'take 177', 'take 277']);
  expect(narrowed).toHaveLength(14);
  expect(newest?.[0]).toBe(`take ${((MANY - 1) * 7) % MANY}`);
  for (const steps of [1, 2, MANY]) {
    const view = newView();
    const ready = view.makeReady();
    for (let step = 0; step < steps && !ready.next().done; step++);
    expect(shown(view)).toEqual([byName, narrowed, newest]);
  }
});

it('makes a large library ready in more steps than an empty one', () => {
  const stepsOf = (view: LibraryView) => {
    const ready = view.makeReady();
    let steps = 0;
    while (!ready.next().done) steps++;
    return steps;
  };
  const empty = new LibraryView(
    () => [],
    () => 'en',
  );
  expect(stepsOf(newView())).toBeGreaterThan(stepsOf(empty) + 1);
});
