import { expect, it } from 'vitest';
import { InTurn } from '../../src-renderer/workers/in-turn.ts';

it('begins each piece of work when the one before has ended, also where that failed', async () => {
  const turns = new InTurn();
  const told: string[] = [];
  const work = (name: string, fails: boolean) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const ends = await Promise.allSettled([
    turns.run(work('first', true)),
    turns.run(work('second', false)),
  ]);
  expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
  expect(ends).toMatchObject([{ reason: { message: 'first' } }, { value: 'second' }]);
});
