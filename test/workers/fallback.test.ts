import { describe, expect, it } from 'vitest';
import type { Probe } from '../../src-renderer/engine/peak-pyramid.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';
import {
  decodeWhole,
  MAX_FALLBACK_BYTES,
} from '../../src-renderer/workers/fallback/decode-whole.ts';
import { fallbackKindOf } from '../../src-renderer/workers/fallback/file-kind.ts';
import { unwrapOggFlac } from '../../src-renderer/workers/fallback/unwrap-ogg-flac.ts';
import { openRecording } from '../../src-renderer/workers/open-recording.ts';
import { soundHash } from '../engine/codecs/demuxed.ts';
import { fixture } from './fixtures.ts';

const running = new AbortController().signal;

async function everything(name: string) {
  const recording = await openRecording(fixture(name), null, running);
  const { frames, endedEarly } = await recording.scan(() => undefined, running);
  const { channels } = await recording.read({ start: 0, end: frames }, running);
  return { recording, frames, endedEarly, channels };
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (error instanceof WorkerError) return error.failure.code;
  throw error;
}

describe('files that Chromium does not read', () => {
  it.each([
    ['speech-en.aiff', '5bd1460b020a7f65d523dbc601925c07471df34d40ea54b5c8d47cec6b4f8da3'],
    ['speech-en-24bit.caf', '5bd1460b020a7f65d523dbc601925c07471df34d40ea54b5c8d47cec6b4f8da3'],
    ['speech-en-ima4.caf', '005bcffcc76942418974741c29bde1bd80479e0ab54e2b1b6f78fd7b707e35d3'],
    ['speech-en-ima.wav', '2f3fe6bb4d15e6234f47fb6b1d74f968a6a985f4d98c32904ab54e2aa99ab658'],
    ['speech-en-ms.wav', '391c1729804926bb9e068dcfab9b657e10cdce5c6ceac2f6892175edfd363ed7'],
    ['speech-en-gsm.wav', '16155f86ac1efe07646ef960e1fb31130e4ec5ef7969d69996a5ea911f757915'],
    ['speech-en.au', '3434c9a80d00f770915cafb246962c692f3c32ff11d13a8ce8d7fddb41ed83da'],
    ['speech-en.sph', '5bd1460b020a7f65d523dbc601925c07471df34d40ea54b5c8d47cec6b4f8da3'],
    [
      'speech-en-alac16-mono.m4a',
      'ae4de13a209518d4ef6b0295e04d6dca6886c8746828e33da48c482f6eb426c0',
    ],
    [
      'speech-en-alac24-stereo.m4a',
      'd8831a4253ca500084067ebb81273f427f6fcbbc18deaa40fe99ae833b4ed98d',
    ],
  ])('decodes %s to the last bit', async (name, hash) => {
    const { channels, endedEarly } = await everything(name);
    expect(endedEarly).toBeNull();
    expect(soundHash(channels)).toBe(hash);
  });

  it('decodes WMA', async () => {
    const { channels, recording } = await everything('speech-en.wma');
    expect(recording.info).toMatchObject({ codec: 'wma', container: 'ASF', sampleRate: 16_000 });
    expect(channels[0]?.length).toBe(23_552);
    const energy = channels[0]?.reduce((sum, value) => sum + value * value, 0) ?? 0;
    expect(Math.sqrt(energy / 23_552)).toBeGreaterThan(0.01);
  });

  it.each(['speech-en.aiff', 'speech-en-ima.wav', 'speech-en-alac16-mono.m4a'])(
    'reads the middle of %s as the whole',
    async (name) => {
      const { recording, channels, frames } = await everything(name);
      const range = { start: Math.floor(frames / 2), end: Math.floor(frames / 2) + 1000 };
      const middle = await recording.read(range, running);
      expect(middle.channels[0]).toEqual(channels[0]?.slice(range.start, range.end));
    },
  );

  it.each(['speech-en.aiff', 'speech-en-24bit.caf'])('shows an overview of %s', async (name) => {
    const { recording, channels } = await everything(name);
    const { sampleRate } = recording.info;
    const probes: Probe[] = [];
    await recording.overview(5000, (found) => probes.push(...found), running);
    expect(probes).toHaveLength(2048);
    for (const { seconds, min, max } of probes) {
      const start = Math.floor(seconds * sampleRate + 1e-6);
      const piece = channels[0]?.subarray(start, start + 0.02 * sampleRate) ?? [];
      expect([min, max]).toEqual([Math.min(...piece), Math.max(...piece)]);
    }
  });

  it('says that an AIFF is cut off', async () => {
    const cut = fixture('speech-en.aiff').slice(0, 20_000);
    const recording = await openRecording(cut, null, running);
    const { endedEarly, frames } = await recording.scan(() => undefined, running);
    expect(frames).toBe((20_000 - 54) / 2);
    expect(endedEarly).toContain('bytes of sound are missing');
  });

  it('refuses headers that make no sense', async () => {
    const head = fixture('speech-en.aiff').slice(0, 30);
    expect(await codeOf(openRecording(head, null, running))).toBe('unreadable');
    const bytes = new Uint8Array(await fixture('speech-en.aiff').arrayBuffer());
    bytes[21] = 0;
    expect(await codeOf(openRecording(new Blob([bytes]), null, running))).toBe('unreadable');
  });

  it('makes a FLAC of the FLAC in an Ogg', async () => {
    const flac = await unwrapOggFlac(fixture('speech-en-flac.oga'), running);
    expect(await flac.slice(0, 4).text()).toBe('fLaC');
    const recording = { end: await flac.slice(4, 5).arrayBuffer() };
    expect(new Uint8Array(recording.end)[0]).toBe(0);
  });
});

describe('decodeWhole', () => {
  const piece = (frames: number) => ({ channelData: [new Float32Array(frames)], sampleRate: 8000 });
  const never = () => Promise.reject(new Error('not to be started'));

  it('refuses a file that is too large, with its size', async () => {
    const huge = { size: MAX_FALLBACK_BYTES + 1 } as Blob;
    const error = await decodeWhole(huge, never, running).catch((e: WorkerError) => e);
    expect(error).toMatchObject({
      failure: {
        code: 'too-large-for-fallback',
        details: { bytes: MAX_FALLBACK_BYTES + 1, maxBytes: MAX_FALLBACK_BYTES },
      },
    });
  });

  it('keeps what came before an error, and tells of it', async () => {
    let pieces = 0;
    const decoder = {
      decode: () => {
        if (pieces++ > 0) throw new Error('broken');
        return piece(10);
      },
      flush: () => piece(0),
      free: () => undefined,
    };
    const file = new Blob([new Uint8Array(300_000)]);
    const { sound, damage } = await decodeWhole(file, async () => decoder, running);
    expect(sound.frames).toBe(10);
    expect(damage).toContain('broken');
  });

  it('frees its decoder when nothing decodes', async () => {
    let freed = false;
    const free = () => {
      freed = true;
    };
    const decoder = { decode: () => piece(0), flush: () => piece(0), free };
    const decoding = decodeWhole(new Blob(['x']), async () => decoder, running);
    expect(await codeOf(decoding)).toBe('empty');
    expect(freed).toBe(true);
  });
});

describe('fallbackKindOf', () => {
  it.each(['speech-en.wav', 'speech-en.opus', 'speech-es.m4a', 'speech-it.mp3'])(
    'leaves %s to mediabunny',
    async (name) => {
      expect(fallbackKindOf(new Uint8Array(await fixture(name).arrayBuffer()))).toBeNull();
    },
  );
});
