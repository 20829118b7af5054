import { describe, expect, it } from 'vitest';
import {
  canJoinOpus,
  joinOpus,
  singleOpusFrames,
} from '../../../src-renderer/engine/codecs/opus-join.ts';

/** CELT, full band, 20 ms, mono, one frame. */
const TOC = 0xf8;

function packet(bytes: number, toc = TOC): Uint8Array {
  return Uint8Array.from({ length: bytes + 1 }, (_, i) => (i === 0 ? toc : (i * 7) % 256));
}

/** The frames of a packet with the code for many of different sizes, by RFC 6716, 3.2.5. */
function framesOf(joined: Uint8Array): Uint8Array[] {
  const count = (joined[1] ?? 0) & 0x3f;
  const lengths: number[] = [];
  let at = 2;
  for (let i = 0; i < count - 1; i++) {
    const first = joined[at++] ?? 0;
    lengths.push(first < 252 ? first : first + 4 * (joined[at++] ?? 0));
  }
  const known = lengths.map((length) => {
    at += length;
    return joined.subarray(at - length, at);
  });
  return [...known, joined.subarray(at)];
}

describe('joining Opus packets', () => {
  it('keeps every frame, of any length', () => {
    const packets = [0, 1, 251, 252, 253, 255, 256, 1275].map((bytes) => packet(bytes));
    const joined = joinOpus(packets);
    expect(joined[0]).toBe(TOC | 3);
    expect(joined[1]).toBe(0x80 | packets.length);
    expect(framesOf(joined)).toEqual(packets.map((each) => each.slice(1)));
  });

  it.each([
    ['SILK, 60 ms', 0x18, 2880],
    ['hybrid, 20 ms', 0x68, 960],
    ['CELT, 2.5 ms', 0x80, 120],
    ['CELT, 20 ms', TOC, 960],
  ])('knows how long %s is', (_, toc, frames) => {
    expect(singleOpusFrames(packet(10, toc))).toBe(frames);
  });

  it('joins up to 120 ms of one kind', () => {
    expect(canJoinOpus(packet(1), 4800, packet(1))).toBe(true);
    expect(canJoinOpus(packet(1), 5760, packet(1))).toBe(false);
    expect(canJoinOpus(packet(1), 960, packet(1, TOC | 4))).toBe(false);
  });

  it('leaves packets alone that hold several frames, or nothing', () => {
    expect(canJoinOpus(packet(1), 960, packet(1, TOC | 1))).toBe(false);
    expect(canJoinOpus(packet(1, TOC | 3), 960, packet(1))).toBe(false);
    expect(canJoinOpus(packet(1), 960, new Uint8Array(0))).toBe(false);
  });
});
