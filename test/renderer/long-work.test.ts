import { describe, expect, it } from 'vitest';
import { LongWork } from '../../src-renderer/state/long-work.ts';

function follow() {
  const shown: (number | null)[] = [];
  const clock = { now: 0 };
  const work = new LongWork(
    (fraction) => shown.push(fraction),
    () => clock.now,
  );
  return { work, shown, clock };
}

describe('LongWork', () => {
  it('says nothing of work that is over in a moment', () => {
    const { work, shown, clock } = follow();
    for (const fraction of [0, 0.5, null]) {
      work.report(fraction);
      clock.now += 900;
    }
    expect(shown).toEqual([]);
  });

  it('shows longer work in whole hundredths, and its end', () => {
    const { work, shown, clock } = follow();
    for (const fraction of [0, 0.3, 0.4012, 0.4049, 0.9, null, null]) {
      work.report(fraction);
      clock.now += 1_000;
    }
    expect(shown).toEqual([0.4, 0.9, null]);
  });

  it('measures each piece of work by itself', () => {
    const { work, shown, clock } = follow();
    work.report(0.1);
    clock.now += 5_000;
    work.report(null);
    work.report(0.1);
    expect(shown).toEqual([]);
  });
});
