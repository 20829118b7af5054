import type { FrameRange, RecordingInfo } from './decode-calls.ts';

/** Parts of a long recording: enough to begin with what is on screen, few enough to cost no time. */
const PARTS = 48;
/** Beginning anew costs a decoder and a preroll, about a tenth of a second: little beside this. */
const SHORTEST_PART_SECONDS = 60;
const MOST_WORKERS = 4;
/** Shorter ones are read before a second worker is up. */
const WORTH_HELP_SECONDS = 120;

/**
 * Containers and codecs whose timestamps are exact to the frame, so that a decoder which starts in the
 * middle finds the same frames as one that came from the start. Matroska and WebM round to
 * milliseconds, Vorbis swallows a number of frames that depends on its neighbours, MPEG-TS counts
 * in 90 kHz: those are scanned from end to end. AAC may draw random noise, other noise from each start;
 * a part then has the peaks of a read that begins with it.
 */
const EXACT: Readonly<Record<string, readonly string[]>> = {
  WAVE: ['pcm-'],
  AIFF: ['pcm-'],
  CAF: ['pcm-'],
  AU: ['pcm-'],
  MP4: ['aac', 'mp3', 'flac', 'pcm-'],
  'QuickTime File Format': ['aac', 'pcm-'],
  MP3: ['mp3'],
  FLAC: ['flac'],
  Ogg: ['opus'],
};

export function canBeSplit({ seconds, container, codec }: RecordingInfo): boolean {
  const codecs = Object.hasOwn(EXACT, container) ? EXACT[container] : undefined;
  return seconds !== null && (codecs ?? []).some((each) => codec.startsWith(each));
}

/** Workers beside the first one that make a scan faster. */
export function helpersFor(info: RecordingInfo, cores: number): number {
  if (!canBeSplit(info) || (info.seconds ?? 0) < WORTH_HELP_SECONDS) return 0;
  return Math.max(0, Math.min(MOST_WORKERS, cores) - 1);
}

/** Parts on whole seconds; the last one is open, because a stated length may be wrong. */
export function partsOf({ seconds, sampleRate }: RecordingInfo): FrameRange[] {
  const total = seconds ?? 0;
  const length = Math.max(SHORTEST_PART_SECONDS, Math.ceil(total / PARTS));
  const count = Math.max(1, Math.floor(total / length));
  return Array.from({ length: count }, (_, i) => ({
    start: i * length * sampleRate,
    end: i === count - 1 ? Number.POSITIVE_INFINITY : (i + 1) * length * sampleRate,
  }));
}

/**
 * Which part to scan next: what is looked at, else what follows the last one, where the file is
 * already being read; else the first that is left.
 */
export function nextPart(
  parts: readonly FrameRange[],
  isOpen: (index: number) => boolean,
  after: number | null,
  focus: FrameRange | null,
): number | null {
  const open = parts.flatMap((_, index) => (isOpen(index) ? [index] : []));
  const seen = open.find((index) => focus && overlaps(parts[index], focus));
  if (seen !== undefined) return seen;
  if (after !== null && open.includes(after + 1)) return after + 1;
  return largestGapStart(open);
}

function overlaps(part: FrameRange | undefined, focus: FrameRange): boolean {
  return part !== undefined && part.start < focus.end && part.end > focus.start;
}

/** The middle of the longest run that nobody works on, so that two workers rarely meet. */
function largestGapStart(open: readonly number[]): number | null {
  const first = open[0];
  if (first === undefined) return null;
  if (first === 0) return 0;
  let best = { start: first, length: 1 };
  let run = best;
  for (let i = 1; i < open.length; i++) {
    const index = open[i] ?? 0;
    run =
      index === run.start + run.length
        ? { ...run, length: run.length + 1 }
        : { start: index, length: 1 };
    if (run.length > best.length) best = run;
  }
  return best.start + Math.floor(best.length / 2);
}
