import { describe, expect, it } from 'vitest';
import { secondsLeft } from '../../src-renderer/state/time-left.ts';

describe('the time that is left', () => {
  const begin = { at: 1000, done: 2 };

  it('follows from the pace so far', () => {
    expect(secondsLeft(begin, 4, 6, 11_000)).toBe(30);
  });

  it('is not told before there is a pace, or when nothing is left', () => {
    expect(secondsLeft(null, 4, 6, 11_000)).toBeNull();
    expect(secondsLeft(begin, 4, 6, 2000)).toBeNull();
    expect(secondsLeft(begin, 2.1, 6, 60_000)).toBeNull();
    expect(secondsLeft(begin, 10, 0, 60_000)).toBeNull();
  });
});
