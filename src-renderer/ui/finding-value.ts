import type { Finding } from '../../src-main/contract/verdict.ts';
import type { VerdictMessages } from '../messages/verdict-messages.ts';

/** A finding's number with its unit, rounded to what can be heard. */
export function findingValue(text: VerdictMessages, { value, unit }: Finding): string {
  if (value === null) return text.notMeasured;
  switch (unit) {
    case 's':
      return `${value.toFixed(1)} s`;
    case 'dB':
    case 'dBFS':
      return `${signed(value, 0)} ${unit}`;
    // The band ends at −3: a rounded −3 would be called too high without a reason to be seen.
    case 'dBTP':
      return `${signed(value, 1)} ${unit}`;
    case 'Hz':
      return value >= 1000 ? `${(value / 1000).toFixed(1)} kHz` : `${Math.round(value)} Hz`;
    case '%':
      return `${value < 1 ? value.toFixed(1) : Math.round(value)} %`;
    case 'runs':
      return text.runs(value);
    case 'voices':
      return value <= 1 ? text.voices.one : value >= 2 ? text.voices.two : text.voices.overlap;
  }
}

/** A true minus sign: a hyphen is overlooked before a number. */
function signed(value: number, decimals: number): string {
  const text = Math.abs(value).toFixed(decimals);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}
