import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatLength,
  formatRate,
  formatTime,
  parseTime,
} from '../../src-renderer/state/format.ts';

describe('times', () => {
  it.each([
    [0, '0:00.00'],
    [9.999, '0:10.00'],
    [59.996, '1:00.00'],
    [83.5, '1:23.50'],
    [3599.999, '1:00:00.00'],
    [3723.4, '1:02:03.40'],
  ])('%s s is shown as %s', (seconds, text) => {
    expect(formatTime(seconds)).toBe(text);
  });

  it('are shown with as many decimals as asked for', () => {
    expect(formatTime(83.46, 1)).toBe('1:23.5');
    expect(formatTime(59.7, 0)).toBe('1:00');
  });

  it.each([
    ['83.5', 83.5],
    ['1:23.5', 83.5],
    ['1:23,5', 83.5],
    [' 1:02:03 ', 3723],
    ['0', 0],
    ['7.', 7],
    ['１：２３．５', 83.5],
    ['1：23，5', 83.5],
    ['1:23。5', 83.5],
    ['12.5 s', 12.5],
    ['20秒', 20],
  ])('%j is read as %s s', (text, seconds) => {
    expect(parseTime(text)).toBe(seconds);
  });

  it.each(['', 'soon', '-1', '1:2:3:4', '1:', ':5', '1.5:30', '1e3', 's', '5 m', '١٢'])(
    '%j is no time',
    (text) => {
      expect(parseTime(text)).toBeNull();
    },
  );

  it('are read back as they were shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000_00 }), (hundredths) => {
        expect(parseTime(formatTime(hundredths / 100))).toBeCloseTo(hundredths / 100, 9);
      }),
    );
  });
});

describe('lengths, rates and sizes', () => {
  it('use the unit that fits', () => {
    expect([12.34, 83.5, 3725].map(formatLength)).toEqual(['12.3 s', '1 min 24 s', '1 h 02 min']);
    expect([8000, 22050, 44100, 48000].map(formatRate)).toEqual([
      '8 kHz',
      '22.05 kHz',
      '44.1 kHz',
      '48 kHz',
    ]);
    expect([384_044, 7_680_060].map(formatBytes)).toEqual(['384 KB', '7.7 MB']);
  });
});
