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
    case 'dBTP':
      return `${signed(value)} ${unit}`;
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
function signed(value: number): string {
  const text = Math.abs(value).toFixed(0);
  return value < 0 && text !== '0' ? `−${text}` : text;
}
