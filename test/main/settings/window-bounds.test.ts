import { describe, expect, it } from 'vitest';
import { placeAgain } from '../../../src-main/settings/window-bounds.ts';

const laptop = { x: 0, y: 25, width: 1440, height: 875 };
const beside = { x: 1440, y: 0, width: 2560, height: 1440 };

describe('placeAgain', () => {
  it.each([
    ['on the first screen', { x: 100, y: 100, width: 1000, height: 700 }],
    ['on the second screen', { x: 2000, y: 300, width: 1600, height: 1000 }],
    ['across both', { x: 1000, y: 100, width: 1000, height: 700 }],
    ['partly off the left edge', { x: -800, y: 100, width: 1000, height: 700 }],
    ['mostly below the bottom edge', { x: 100, y: 830, width: 1000, height: 700 }],
  ])('leaves a window alone that is %s', (_where, bounds) => {
    expect(placeAgain(bounds, [laptop, beside])).toEqual(bounds);
  });

  it.each([
    ['on a screen that is gone', { x: 2000, y: 300, width: 1600, height: 1000 }],
    ['with only a sliver in sight', { x: -950, y: 100, width: 1000, height: 700 }],
    ['with its title above the screen', { x: 100, y: -300, width: 1000, height: 700 }],
  ])('gives up a place %s', (_where, bounds) => {
    expect(placeAgain(bounds, [laptop])).toBeNull();
  });

  it('makes a window no larger than its screen', () => {
    expect(placeAgain({ x: 0, y: 25, width: 2560, height: 1440 }, [laptop])).toEqual(laptop);
  });
});
