import { describe, expect, it } from 'vitest';
import {
  isOgg,
  MAX_OGG_PAGE_BYTES,
  oggBytesAfterLastPage,
} from '../../src-renderer/engine/ogg-end.ts';

/** A page with segments of these sizes. */
function page(...sizes: number[]): number[] {
  const header = [0x4f, 0x67, 0x67, 0x53, 0, ...new Array<number>(21).fill(7), sizes.length];
  return [...header, ...sizes, ...sizes.flatMap((size) => new Array<number>(size).fill(0xaa))];
}

const two = Uint8Array.from([...page(10, 20), ...page(255, 255, 3)]);

describe('oggBytesAfterLastPage', () => {
  it('is 0 for whole pages', () => {
    expect(oggBytesAfterLastPage(two)).toBe(0);
  });

  it.each([1, 100, 513, 516, 530])('counts the rest of a page cut by %i bytes', (cut) => {
    const first = page(10, 20).length;
    expect(oggBytesAfterLastPage(two.subarray(0, two.length - cut))).toBe(two.length - cut - first);
  });

  it('counts what follows the last page', () => {
    expect(oggBytesAfterLastPage(Uint8Array.from([...two, 1, 2, 3]))).toBe(3);
  });

  it('says nothing when there is no whole page', () => {
    expect(oggBytesAfterLastPage(new Uint8Array(5000))).toBe(0);
    expect(oggBytesAfterLastPage(two.subarray(0, 30))).toBe(0);
    expect(oggBytesAfterLastPage(new Uint8Array(0))).toBe(0);
  });

  it('finds the largest page there is in the tail it asks for', () => {
    const largest = page(...new Array<number>(255).fill(255));
    expect(largest).toHaveLength(MAX_OGG_PAGE_BYTES);
    const bytes = Uint8Array.from([...largest, ...largest.slice(0, -1)]);
    expect(oggBytesAfterLastPage(bytes)).toBe(MAX_OGG_PAGE_BYTES - 1);
  });
});

describe('isOgg', () => {
  it('looks at the first bytes', () => {
    expect(isOgg(two)).toBe(true);
    expect(isOgg(Uint8Array.of(0x4f, 0x67))).toBe(false);
  });
});
