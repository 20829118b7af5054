import { describe, expect, it } from 'vitest';
import { gradeOf } from '../../src-main/contract/judge.ts';
import type { CheckName, Finding } from '../../src-main/contract/verdict.ts';
import { VERDICT_BANDS } from '../../src-main/contract/verdict-bands.ts';
import { en } from '../../src-renderer/messages/en.ts';
import { zhCn } from '../../src-renderer/messages/zh-cn.ts';
import { findingValue } from '../../src-renderer/ui/finding-value.ts';

function found(check: CheckName, value: number): Finding {
  const unit = VERDICT_BANDS.find((bands) => bands.check === check)?.unit ?? 'dB';
  return { check, unit, value, grade: gradeOf(check, value), fix: null, spots: [] };
}

describe.each([en, zhCn])('a finding’s number ($language)', ({ verdict }) => {
  it.each([
    ['noise-floor', -72.4, '−72 dBFS'],
    ['snr', 41.2, '41 dB'],
    ['true-peak', -4.26, '−4.3 dBTP'],
    ['silence', 31.4, '31 %'],
    ['bandwidth', 6540, '6.5 kHz'],
    ['bandwidth', 840, '840 Hz'],
    ['hum', 0, '0 dB'],
  ] as const)('of %s, %d, is rounded to what can be heard: %s', (check, value, text) => {
    expect(findingValue(verdict, found(check, value))).toBe(text);
  });

  it.each([
    ['noise-floor', -59.6, '−59.6 dBFS'],
    ['noise-floor', -59.97, '−59.97 dBFS'],
    ['snr', 29.7, '29.7 dB'],
    ['snr', 19.6, '19.6 dB'],
    ['level', -17.8, '−17.8 dBFS'],
    ['hum', 0.3, '0.3 dB'],
    ['true-peak', -2.96, '−2.96 dBTP'],
    ['silence', 25.3, '25.3 %'],
    ['bandwidth', 6960, '6.96 kHz'],
  ] as const)('of %s, %d, shows why it is not as good as its limit: %s', (check, value, text) => {
    expect(findingValue(verdict, found(check, value))).toBe(text);
  });

  it('of a good check may be its limit', () => {
    expect(findingValue(verdict, found('noise-floor', -60.3))).toBe('−60 dBFS');
    expect(findingValue(verdict, found('snr', 30.2))).toBe('30 dB');
  });
});

it('lengths show why they are not as good as their limit', () => {
  const shown = (check: CheckName, value: number) => findingValue(en.verdict, found(check, value));
  expect(shown('longest-pause', 1)).toBe('1.0 s');
  expect(shown('longest-pause', 1.04)).toBe('1.04 s');
  expect(shown('longest-pause', 1.24)).toBe('1.2 s');
  expect(shown('length', 9.96)).toBe('9.96 s');
  expect(shown('edges', 0.04)).toBe('0.04 s');
});
