import { type Passage, secondsOf } from './passage.ts';
import { contiguous, MIN_PASSAGE_SECONDS, merged, type Passages } from './passages.ts';

/** What is kept around each passage, so that its edges can still be moved without the original. */
const MARGIN_SECONDS = 3;

/**
 * The stretches of a recording to keep beside an edit: its passages with a few seconds around them, in
 * order of time, none overlapping. Joined they are the excerpt.
 */
export function stretchesToKeep(passages: Passages, recordingSeconds: number): Passages {
  const wide = passages
    .map(({ start, end }) => ({
      start: Math.max(0, start - MARGIN_SECONDS),
      end: Math.min(recordingSeconds, end + MARGIN_SECONDS),
    }))
    .sort((a, b) => a.start - b.start);
  return merged(wide, (before, after) => after.start <= before.end);
}

/** Whether all passages lie in what is kept. */
export function keeps(kept: Passages, passages: Passages): boolean {
  return passages.every((passage) => kept.some((stretch) => lies(passage, stretch)));
}

/** From times of the recording to times of its excerpt; what was not kept is left out. */
export function toExcerpt(kept: Passages, passages: Passages): Passages {
  return passages.flatMap((passage) => {
    const index = kept.findIndex((stretch) => lies(passage, stretch));
    const stretch = kept[index];
    if (!stretch) return [];
    const offset = beginsAt(kept, index) - stretch.start;
    return [{ start: passage.start + offset, end: passage.end + offset }];
  });
}

/** From times of an excerpt to times of the recording; a passage over a cut becomes two. */
export function toRecording(kept: Passages, passages: Passages): Passages {
  const parts = passages.flatMap((passage) =>
    kept.flatMap((stretch, index) => {
      const offset = stretch.start - beginsAt(kept, index);
      const part = {
        start: Math.max(stretch.start, passage.start + offset),
        end: Math.min(stretch.end, passage.end + offset),
      };
      return secondsOf(part) >= MIN_PASSAGE_SECONDS ? [part] : [];
    }),
  );
  return contiguous(parts);
}

/** Where a stretch begins in the excerpt. */
function beginsAt(kept: Passages, index: number): number {
  return kept.slice(0, index).reduce((seconds, stretch) => seconds + secondsOf(stretch), 0);
}

/** A hair of tolerance: times go through frames of both files. */
function lies(passage: Passage, stretch: Passage): boolean {
  return passage.start >= stretch.start - 1e-3 && passage.end <= stretch.end + 1e-3;
}
