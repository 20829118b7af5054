import { describe, expect, it } from 'vitest';
import { roomTone } from '../../src-renderer/capture/room-tone.ts';

/** Three seconds of a room, each reading at one of these levels in turn. */
function room(...levels: number[]) {
  return Array.from({ length: 60 }, (_, i) => {
    const power = 10 ** ((levels[i % levels.length] ?? 0) / 10);
    return { peak: Math.sqrt(2 * power), power, clipped: false };
  });
}

describe('roomTone', () => {
  it.each([
    ['a studio', [-72, -70, -71], -71, 'quiet'],
    ['a living room', [-56, -55, -54], -55, 'some-noise'],
    ['a café', [-40, -42, -38], -40, 'too-loud'],
    ['a muted microphone', [-120], -120, 'muted'],
  ] as const)('judges %s', (_what, levels, noise, verdict) => {
    const found = roomTone(room(...levels));
    expect(found?.noiseDbfs).toBeCloseTo(noise, 1);
    expect(found?.verdict).toBe(verdict);
  });

  it('does not mind a creaking chair', () => {
    const readings = room(-66);
    readings.splice(10, 2, ...room(-30).slice(0, 2));
    expect(roomTone(readings)).toMatchObject({ verdict: 'quiet' });
  });

  it('asks for silence when somebody spoke', () => {
    const readings = room(-66);
    readings.splice(10, 12, ...room(-25).slice(0, 12));
    expect(roomTone(readings)).toMatchObject({ verdict: 'disturbed' });
  });

  it('knows nothing without readings', () => {
    expect(roomTone([])).toBeNull();
  });
});
