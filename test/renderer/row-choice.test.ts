import { describe, expect, it } from 'vitest';
import { RowChoice } from '../../src-renderer/state/row-choice.svelte.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('RowChoice', () => {
  it('begins with the row that was there, and adds and takes out single ones', () => {
    const choice = new RowChoice();
    choice.only('b');
    expect([...choice.ids]).toEqual([]);
    choice.toggle('d');
    expect([...choice.ids]).toEqual(['b', 'd']);
    choice.toggle('b');
    expect([...choice.ids]).toEqual(['d']);
  });

  it('chooses a stretch to both sides of where it began, longer and shorter again', () => {
    const choice = new RowChoice();
    choice.only('c');
    choice.extendTo('e', order);
    expect([...choice.ids]).toEqual(['c', 'd', 'e']);
    choice.extendTo('d', order);
    expect([...choice.ids]).toEqual(['c', 'd']);
    choice.extendTo('a', order);
    expect([...choice.ids]).toEqual(['a', 'b', 'c']);
  });

  it('goes on from the row that was added last', () => {
    const choice = new RowChoice();
    choice.toggle('b');
    choice.extendTo('c', order);
    expect([...choice.ids]).toEqual(['b', 'c']);
  });

  it('begins with the first row where the one it began with is gone', () => {
    const choice = new RowChoice();
    choice.only('gone');
    choice.extendTo('b', order);
    expect([...choice.ids]).toEqual(['a', 'b']);
  });

  it('chooses all and none', () => {
    const choice = new RowChoice();
    choice.all(order);
    expect(choice.ids.size).toBe(5);
    choice.clear();
    expect(choice.ids.size).toBe(0);
  });
});
