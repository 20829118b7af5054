import { describe, expect, it } from 'vitest';
import { keeps, stretchesToKeep, toExcerpt, toRecording } from '../../src-main/contract/excerpt.ts';

const passages = [
  { start: 100, end: 110 },
  { start: 20, end: 24 },
];
const kept = stretchesToKeep(passages, 111);

describe('an excerpt', () => {
  it('keeps a few seconds around each passage, inside the recording and in its order', () => {
    expect(kept).toEqual([
      { start: 17, end: 27 },
      { start: 97, end: 111 },
    ]);
    expect(keeps(kept, passages)).toBe(true);
    expect(keeps(kept, [{ start: 95, end: 110 }])).toBe(false);
  });

  it('joins stretches that overlap', () => {
    const close = [
      { start: 10, end: 20 },
      { start: 22, end: 30 },
    ];
    expect(stretchesToKeep(close, 100)).toEqual([{ start: 7, end: 33 }]);
  });

  it('translates passages there and back, in their order', () => {
    const inside = toExcerpt(kept, passages);
    expect(inside).toEqual([
      { start: 13, end: 23 },
      { start: 3, end: 7 },
    ]);
    expect(toRecording(kept, inside)).toEqual(passages);
  });

  it('makes two of a passage that was drawn over a cut', () => {
    expect(toRecording(kept, [{ start: 8, end: 12 }])).toEqual([
      { start: 25, end: 27 },
      { start: 97, end: 99 },
    ]);
  });
});
