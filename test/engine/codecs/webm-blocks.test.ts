import { describe, expect, it } from 'vitest';
import { webmBlocks, webmTick } from '../../../src-renderer/engine/codecs/webm-blocks.ts';

/** A cluster of unknown size, as browsers record it, at 1000 ticks. */
const CLUSTER = [0x1f, 0x43, 0xb6, 0x75, 0x01, ...new Array(7).fill(0xff), 0xe7, 0x82, 0x03, 0xe8];
const block = (track: number, ticks: number, flags: number, ...data: number[]) => {
  return [0xa3, 0x80 | (4 + data.length), 0x80 | track, ticks >> 8, ticks & 255, flags, ...data];
};

function blocksOf(...bytes: number[]) {
  const found = [...webmBlocks(Uint8Array.from(bytes), 1)];
  return found.map(({ ticks, data }) => [ticks, ...data]);
}

describe('blocks of WebM', () => {
  it('are those of one track, at the time of their cluster and their own', () => {
    const blocks = [...block(1, 0, 0x80, 7, 8), ...block(2, 5, 0x80, 1), ...block(1, 20, 0x80, 9)];
    expect(blocksOf(1, 2, 3, ...CLUSTER, ...blocks)).toEqual([
      [1000, 7, 8],
      [1020, 9],
    ]);
  });

  it('may lie in groups', () => {
    const [, ...inner] = block(1, 40, 0, 5);
    const group = [0xa0, 0x80 | (inner.length + 1), 0xa1, ...inner];
    expect(blocksOf(...CLUSTER, ...group)).toEqual([[1040, 5]]);
  });

  it('are none before a cluster, nor where packets share one or are cut off', () => {
    expect(blocksOf(...block(1, 0, 0x80, 7))).toEqual([]);
    expect(blocksOf(...CLUSTER, ...block(1, 0, 0x82, 7))).toEqual([]);
    expect(blocksOf(...CLUSTER, ...block(1, 0, 0x80, 7, 8).slice(0, -1))).toEqual([]);
  });

  it('count ticks of a millisecond unless the file says otherwise', () => {
    expect(webmTick(new Uint8Array(100))).toBe(1e6);
    expect(webmTick(Uint8Array.of(0x2a, 0x2a, 0xd7, 0xb1, 0x82, 0x27, 0x10))).toBe(10_000);
  });
});
