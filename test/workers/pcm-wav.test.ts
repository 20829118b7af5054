import { describe, expect, it } from 'vitest';
import { PeakPyramid } from '../../src-renderer/engine/peak-pyramid.ts';
import { openRecording } from '../../src-renderer/workers/open-recording.ts';
import type { Recording } from '../../src-renderer/workers/recording.ts';
import { fixture } from './fixtures.ts';

const running = new AbortController().signal;
const RATE = 8000;
const FRAMES = 30_001;

interface Kind {
  readonly tag: number;
  readonly bits: number;
  /** Chunks before the sound, as other programs write them. */
  readonly before?: number;
}

/** A stereo WAV of any PCM kind with a different value in every byte. */
function wav({ tag, bits, before = 0 }: Kind): Blob {
  const frameBytes = (bits / 8) * 2;
  const data = new DataView(new ArrayBuffer(FRAMES * frameBytes));
  for (let i = 0; i < data.byteLength; i++) data.setUint8(i, (i * 31 + (i >> 9)) % 256);
  if (tag === 3) {
    for (let i = 0; i < FRAMES * 2; i++) data.setFloat32(i * 4, Math.sin(i * 0.37) / 2, true);
  }
  const head = new DataView(new ArrayBuffer(44 + before));
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) head.setUint8(at + i, value.charCodeAt(i));
  };
  text(0, 'RIFF');
  head.setUint32(4, 36 + before + data.byteLength, true);
  text(8, 'WAVEfmt ');
  head.setUint32(16, 16, true);
  head.setUint16(20, tag, true);
  head.setUint16(22, 2, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE * frameBytes, true);
  head.setUint16(32, frameBytes, true);
  head.setUint16(34, bits, true);
  if (before > 0) {
    text(36, 'LIST');
    head.setUint32(40, before - 8, true);
  }
  text(36 + before, 'data');
  head.setUint32(40 + before, data.byteLength, true);
  return new Blob([head, data]);
}

async function peaksOf(scan: (pyramid: PeakPyramid) => Promise<{ frames: number }>) {
  const pyramid = new PeakPyramid();
  const { frames } = await scan(pyramid);
  return { frames, peaks: pyramid.base() };
}

/** By the demuxer's packets, and directly, in two parts. */
async function bothWays(recording: Recording) {
  const decoded = await peaksOf((pyramid) =>
    recording.scan(({ peaks }) => peaks && pyramid.set(peaks), running),
  );
  const direct = await peaksOf(async (pyramid) => {
    const set = ({ peaks }: { peaks: Parameters<PeakPyramid['set']>[0] | null }) => {
      if (peaks) pyramid.set(peaks);
    };
    const middle = recording.info.sampleRate * 2;
    await recording.scanPart({ start: 0, end: middle }, set, running);
    return recording.scanPart({ start: middle, end: Number.POSITIVE_INFINITY }, set, running);
  });
  return { decoded, direct };
}

describe('a plain WAV', () => {
  it.each<Kind>([
    { tag: 1, bits: 8 },
    { tag: 1, bits: 16 },
    { tag: 1, bits: 16, before: 26 },
    { tag: 1, bits: 24 },
    { tag: 1, bits: 32 },
    { tag: 3, bits: 32 },
  ])('is read directly as it decodes: %o', async (kind) => {
    const recording = await openRecording(wav(kind), null, running);
    const { decoded, direct } = await bothWays(recording);
    expect(direct.frames).toBe(FRAMES);
    expect(direct).toEqual(decoded);
    recording.dispose();
  });

  it.each(['speech-en.wav', 'truncated.wav', 'short.wav'])('holds for %s', async (name) => {
    const recording = await openRecording(fixture(name), null, running);
    const { decoded, direct } = await bothWays(recording);
    expect(direct).toEqual(decoded);
    recording.dispose();
  });

  it('shows an overview', async () => {
    const recording = await openRecording(fixture('speech-en.wav'), null, running);
    const probes: { seconds: number; max: number }[] = [];
    await recording.overview(5000, (found) => probes.push(...found), running);
    expect(probes).toHaveLength(2048);
    expect(Math.max(...probes.map(({ max }) => max))).toBeGreaterThan(0.1);
    recording.dispose();
  });
});
