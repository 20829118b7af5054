import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEGMENT_RULES, segmentsOf } from '../../../src-renderer/engine/speech/segments.ts';

const BLOCK = 512;
/** Probabilities from stretches of `[blocks, probability]`. */
const layout = (...parts: [number, number][]) =>
  parts.flatMap(([blocks, p]) => new Array<number>(blocks).fill(p));
const samples = (seconds: number) => seconds * 16_000;

describe('segmentsOf', () => {
  it('finds speech to the sample, one block wider on both sides', () => {
    const probabilities = layout([20, 0.01], [30, 0.9], [20, 0.01]);
    const [segment, ...others] = segmentsOf(probabilities, 70 * BLOCK);
    expect(others).toEqual([]);
    expect(samples(segment?.start ?? 0)).toBe(19 * BLOCK);
    expect(samples(segment?.end ?? 0)).toBe(51 * BLOCK);
  });

  it('begins only when sure, and goes on while it is likely', () => {
    const unsure = layout([10, 0], [40, 0.45], [10, 0]);
    expect(segmentsOf(unsure, 60 * BLOCK)).toEqual([]);
    const sure = layout([10, 0], [1, 0.6], [39, 0.45], [10, 0]);
    expect(segmentsOf(sure, 60 * BLOCK)).toHaveLength(1);
  });

  it('joins over a short gap and parts at a pause', () => {
    const gap = (blocks: number) => layout([10, 0], [20, 0.9], [blocks, 0], [20, 0.9], [10, 0]);
    expect(segmentsOf(gap(4), 64 * BLOCK)).toHaveLength(1);
    expect(segmentsOf(gap(5), 65 * BLOCK)).toHaveLength(2);
  });

  it('leaves out what is too short to be speech', () => {
    expect(segmentsOf(layout([10, 0], [7, 0.9], [10, 0]), 27 * BLOCK)).toEqual([]);
    expect(segmentsOf(layout([10, 0], [8, 0.9], [10, 0]), 28 * BLOCK)).toHaveLength(1);
  });

  it('stays inside the recording', () => {
    const frames = 40 * BLOCK - 100;
    expect(segmentsOf(layout([40, 0.9]), frames)).toEqual([{ start: 0, end: frames / 16_000 }]);
    expect(segmentsOf([], 0)).toEqual([]);
  });

  it('gives ordered stretches, apart and long enough, whatever the probabilities', () => {
    const probability = fc.oneof(
      fc.constantFrom(0, 0.34, 0.35, 0.5, 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(probability, { maxLength: 200 }), (probabilities) => {
        const frames = Math.max(0, probabilities.length * BLOCK - 37);
        let end = Number.NEGATIVE_INFINITY;
        for (const segment of segmentsOf(probabilities, frames)) {
          expect(Number.isInteger(samples(segment.start))).toBe(true);
          expect(Number.isInteger(samples(segment.end))).toBe(true);
          expect(segment.start).toBeGreaterThanOrEqual(
            Math.max(0, end + SEGMENT_RULES.minPause / 2),
          );
          expect(segment.end - segment.start).toBeGreaterThanOrEqual(
            SEGMENT_RULES.minSpeech - 0.0025,
          );
          expect(samples(segment.end)).toBeLessThanOrEqual(frames);
          end = segment.end;
        }
      }),
    );
  });
});
