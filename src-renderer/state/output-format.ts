import {
  MAX_SAMPLE_SECONDS,
  MIN_SAMPLE_SECONDS,
  SAMPLE_RATE,
} from '../../src-main/contract/limits.ts';
import { contiguous, type Passages } from '../../src-main/contract/passages.ts';
import { frameRange } from '../engine/timeline.ts';
import type { FrameRange } from '../workers/decode-calls.ts';

/** What the service takes, whatever rounding does to a selection of exactly 180 s. */
export const OUTPUT_FORMAT = {
  outputRate: SAMPLE_RATE,
  minFrames: MIN_SAMPLE_SECONDS * SAMPLE_RATE,
  maxFrames: MAX_SAMPLE_SECONDS * SAMPLE_RATE,
};

/** Passages in frames of the recording; those without a gap between them are one. */
export function framesOf(
  passages: Passages,
  sampleRate: number,
  totalFrames: number,
): readonly FrameRange[] {
  return contiguous(passages).map(({ start, end }) =>
    frameRange(start, end, sampleRate, totalFrames),
  );
}
