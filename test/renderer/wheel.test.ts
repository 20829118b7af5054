import { describe, expect, it } from 'vitest';
import { wheelGesture } from '../../src-renderer/waveform/wheel.ts';

const still = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, altKey: false };

describe('a turn of the wheel', () => {
  it('moves along, whichever way it turns', () => {
    expect(wheelGesture({ ...still, deltaY: 120 })).toEqual({ kind: 'pan', pixels: 120 });
    expect(wheelGesture({ ...still, deltaX: -80, deltaY: 3 })).toEqual({
      kind: 'pan',
      pixels: -80,
    });
  });

  it('counts lines as pixels', () => {
    expect(wheelGesture({ ...still, deltaY: 3, deltaMode: 1 })).toEqual({
      kind: 'pan',
      pixels: 48,
    });
  });

  it.each(['ctrlKey', 'metaKey', 'altKey'] as const)('zooms with %s', (key) => {
    expect(wheelGesture({ ...still, deltaY: -200, [key]: true })).toEqual({
      kind: 'zoom',
      factor: 2,
    });
  });

  it('never zooms further at once than a person can follow', () => {
    const gesture = wheelGesture({ ...still, deltaY: 9000, ctrlKey: true });
    expect(gesture.kind === 'zoom' && gesture.factor).toBeGreaterThan(0.4);
  });
});
