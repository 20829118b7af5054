import { boxesIn, findBox } from './mp4-boxes.ts';

/** What iTunes and afconvert note about an AAC's padding, in frames. */
export interface ItunesDelay {
  readonly start: number;
  /** Frames of sound after the start. */
  readonly frames: number;
}

const META_VERSION_BYTES = 4;
/** Version, flags, locale: before the text of a `data` box; before that of a `name` box only the first two. */
const DATA_HEADER_BYTES = 8;
const NAME_HEADER_BYTES = 4;

/** Reads the comment `iTunSMPB`. @param moov the content of the `moov` box */
export function readItunesDelay(moov: Uint8Array): ItunesDelay | null {
  const whole = { kind: 'moov', start: 0, end: moov.length };
  const meta = findBox(moov, whole, ['udta', 'meta']);
  const list = meta && findBox(moov, { ...meta, start: meta.start + META_VERSION_BYTES }, ['ilst']);
  if (!list) return null;
  for (const item of boxesIn(moov, list.start, list.end)) {
    const name = item.kind === '----' ? findBox(moov, item, ['name']) : null;
    const data = findBox(moov, item, ['data']);
    if (!name || !data) continue;
    if (text(moov, name.start + NAME_HEADER_BYTES, name.end) !== 'iTunSMPB') continue;
    return parse(text(moov, data.start + DATA_HEADER_BYTES, data.end));
  }
  return null;
}

/** Hexadecimal numbers: nothing, delay, padding, length, and more. */
function parse(comment: string): ItunesDelay | null {
  const [, start, , frames] = comment
    .trim()
    .split(/\s+/)
    .map((part) => Number.parseInt(part, 16));
  if (start === undefined || frames === undefined) return null;
  return start >= 0 && start < 100_000 && frames > 0 ? { start, frames } : null;
}

function text(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, end));
}
