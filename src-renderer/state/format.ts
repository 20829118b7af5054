/** Formats and reads the times and sizes that people see. */

/** `1:02:03.45` or `2:03.45`: hours only when there are some; two decimals unless told otherwise. */
export function formatTime(seconds: number, decimals = 2): string {
  const unit = 10 ** decimals;
  // Rounded first, so that 59.999 becomes 1:00.00 and never 0:60.00.
  const rounded = Math.round(seconds * unit) / unit;
  const hours = Math.floor(rounded / 3600);
  const minutes = Math.floor((rounded % 3600) / 60);
  const rest = (rounded % 60).toFixed(decimals).padStart(decimals > 0 ? decimals + 3 : 2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`;
}

/**
 * Reads `1:23.5`, `1:02:03` or `83.5`, with a comma or a point, also as Chinese input methods type them,
 * and with the unit that lengths are shown in; null for anything else.
 */
export function parseTime(text: string): number | null {
  const plain = text.normalize('NFKC').trim();
  const parts = plain
    .replace(/\s*[s秒]$/, '')
    .replace(/[,。]/, '.')
    .split(':');
  if (parts.length > 3 || !parts.every((part) => /^\d+(\.\d*)?$/.test(part))) return null;
  if (parts.slice(0, -1).some((part) => part.includes('.'))) return null;
  return parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
}

/** A length for a sentence: `12.4 s`, `3 min 05 s`. */
export function formatLength(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, '0');
  return hours > 0
    ? `${hours} h ${String(minutes).padStart(2, '0')} min`
    : `${minutes} min ${rest} s`;
}

/** `48 kHz`, `44.1 kHz`. */
export function formatRate(hertz: number): string {
  return `${Number((hertz / 1000).toFixed(3))} kHz`;
}

/** `960 KB`, `7.7 MB`, in thousands, as file managers count. */
export function formatBytes(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.round(bytes / 1000)} KB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A moment for a sentence, in the person's own time: `25 Nov, 14:03`. */
export function formatMoment(iso: string, language: string): string {
  return datesIn(language).moment.format(new Date(iso));
}

/** A level for a sentence or a meter, to a whole decibel: `−12 dBFS`. */
export function formatLevel(dbfs: number): string {
  return `${Math.round(dbfs)} dBFS`.replace('-', '−');
}

/** A day for a narrow list: the time today, day and month this year, else the whole date. */
export function formatDay(iso: string, now: Date, language: string): string {
  const date = new Date(iso);
  const { time, day, date: whole } = datesIn(language);
  if (date.toDateString() === now.toDateString()) return time.format(date);
  return (date.getFullYear() === now.getFullYear() ? day : whole).format(date);
}

/** A format takes longer to make than to use dozens of times. */
const dates = new Map<string, ReturnType<typeof newDates>>();

function datesIn(language: string): ReturnType<typeof newDates> {
  const known = dates.get(language) ?? newDates(language);
  dates.set(language, known);
  return known;
}

function newDates(language: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, options);
  return {
    moment: format({
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
    time: format({ hour: 'numeric', minute: '2-digit' }),
    day: format({ day: 'numeric', month: 'short' }),
    date: format({ year: 'numeric', month: '2-digit', day: '2-digit' }),
  };
}
