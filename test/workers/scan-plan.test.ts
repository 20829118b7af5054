import { describe, expect, it } from 'vitest';
import type { RecordingInfo } from '../../src-renderer/workers/decode-calls.ts';
import { passes } from '../../src-renderer/workers/overview.ts';
import { canBeSplit, helpersFor, nextPart, partsOf } from '../../src-renderer/workers/scan-plan.ts';

const info: RecordingInfo = {
  seconds: 10_800,
  estimated: false,
  sampleRate: 44_100,
  channels: 2,
  codec: 'mp3',
  container: 'MP3',
  hasVideo: false,
  audioTracks: 1,
  tracks: [],
  track: 0,
};

describe('the plan of a scan', () => {
  it('splits only where timestamps are exact to the frame', () => {
    expect(canBeSplit(info)).toBe(true);
    expect(canBeSplit({ ...info, container: 'WAVE', codec: 'pcm-s16' })).toBe(true);
    expect(canBeSplit({ ...info, container: 'MP4', codec: 'aac' })).toBe(true);
    expect(canBeSplit({ ...info, container: 'ADTS', codec: 'aac' })).toBe(false);
    expect(canBeSplit({ ...info, container: 'WebM', codec: 'opus' })).toBe(false);
    expect(canBeSplit({ ...info, container: 'Ogg', codec: 'vorbis' })).toBe(false);
    expect(canBeSplit({ ...info, container: 'constructor' })).toBe(false);
    expect(canBeSplit({ ...info, seconds: null })).toBe(false);
  });

  it('asks for no more help than there are cores, nor for short recordings', () => {
    expect(helpersFor(info, 1)).toBe(0);
    expect(helpersFor(info, 2)).toBe(1);
    expect(helpersFor(info, 16)).toBe(3);
    expect(helpersFor({ ...info, seconds: 60 }, 16)).toBe(0);
  });

  it('covers the recording without gaps, on whole seconds, open at the end', () => {
    for (const seconds of [0, 5, 61.7, 3600, 10_800.4]) {
      const parts = partsOf({ ...info, seconds });
      expect(parts[0]?.start).toBe(0);
      expect(parts.at(-1)?.end).toBe(Number.POSITIVE_INFINITY);
      parts.slice(1).forEach((part, i) => {
        expect(part.start).toBe(parts[i]?.end);
        expect(part.start % 44_100).toBe(0);
      });
    }
  });

  it('goes on where it was, and begins where nobody is', () => {
    const parts = partsOf(info);
    const taken = new Set([0, 1, 2]);
    const isOpen = (index: number) => !taken.has(index);
    expect(nextPart(parts, () => true, null, null)).toBe(0);
    expect(nextPart(parts, isOpen, 2, null)).toBe(3);
    expect(nextPart(parts, isOpen, null, null)).toBeGreaterThan(20);
    expect(nextPart(parts, () => false, 3, null)).toBeNull();
  });
});

describe('the passes of an overview', () => {
  it('never look at one place twice, and get denser', () => {
    const all = passes(1024).flat();
    expect(new Set(all).size).toBe(2048);
    expect(Math.max(...all)).toBeLessThan(1024);
    for (const pass of passes(1024)) expect(pass).toEqual([...pass].sort((a, b) => a - b));
  });
});
