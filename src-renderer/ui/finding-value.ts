import { gradeOf } from '../../src-main/contract/judge.ts';
import type { Finding } from '../../src-main/contract/verdict.ts';
import type { VerdictMessages } from '../messages/verdict-messages.ts';

/** More would show a difference that no measurement is sure of. */
const MAX_DECIMALS = 3;

/**
 * A finding's number with its unit, rounded to what can be heard; more exactly only where the rounded
 * number would be in another band, which nobody could understand: −59.6 dBFS is not yet −60 dBFS.
 */
export function findingValue(text: VerdictMessages, finding: Finding): string {
  const { value, unit } = finding;
  if (value === null) return text.notMeasured;
  switch (unit) {
    case 's':
      return `${inItsBand(finding, value, 1)} s`;
    case 'dB':
    case 'dBFS':
      return `${inItsBand(finding, value, 0)} ${unit}`;
    case 'dBTP':
      return `${inItsBand(finding, value, 1)} ${unit}`;
    case 'Hz':
      return value >= 1000
        ? `${inItsBand(finding, value, 1, 1000)} kHz`
        : `${inItsBand(finding, value, 0)} Hz`;
    case '%':
      return `${inItsBand(finding, value, value < 1 ? 1 : 0)} %`;
    case 'runs':
      return text.runs(value);
    case 'voices':
      return value <= 1 ? text.voices.one : value >= 2 ? text.voices.two : text.voices.overlap;
  }
}

/** @param shownIn how many of the bands' unit make one of the unit that is shown */
function inItsBand(
  { check }: Pick<Finding, 'check'>,
  value: number,
  decimals: number,
  shownIn = 1,
): string {
  const shown = (value / shownIn).toFixed(decimals);
  const isInBand = gradeOf(check, Number(shown) * shownIn) === gradeOf(check, value);
  return isInBand || decimals >= MAX_DECIMALS
    ? withMinusSign(shown)
    : inItsBand({ check }, value, decimals + 1, shownIn);
}

/** A true minus sign: a hyphen is overlooked before a number. */
function withMinusSign(text: string): string {
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−');
}
