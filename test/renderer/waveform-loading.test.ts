import { describe, expect, it } from 'vitest';
import { WaveformLoading } from '../../src-renderer/state/waveform-loading.ts';
import type { DecodeCalls, RecordingInfo } from '../../src-renderer/workers/decode-calls.ts';
import { Decoder } from '../../src-renderer/workers/decoder.ts';
import { openRecording } from '../../src-renderer/workers/open-recording.ts';
import type { Recording } from '../../src-renderer/workers/recording.ts';
import { serve } from '../../src-renderer/workers/rpc-server.ts';
import { FakeBackend } from '../fakes/fake-backend.ts';
import { FakePort } from '../workers/fake-port.ts';
import { fixture } from '../workers/fixtures.ts';

/** A decoder whose worker runs in this process, and counts what it scanned. */
class LocalDecoder extends Decoder {
  readonly work: { parts: number };

  constructor() {
    const port = new FakePort();
    super(port);
    const work = { parts: 0 };
    this.work = work;
    let recording: Recording | null = null;
    const opened = () => {
      if (!recording) throw new Error('not open');
      return recording;
    };
    serve<DecodeCalls>(port.scope, {
      async open({ file, track }, { signal }) {
        recording = await openRecording(file, track, signal);
        return { value: recording.info };
      },
      async scan(_, { signal, report }) {
        return { value: await opened().scan(report, signal) };
      },
      async overview(milliseconds, { signal, report }) {
        await opened().overview(milliseconds, report, signal);
        return { value: null };
      },
      async scanPart(range, { signal, report }) {
        work.parts += 1;
        return { value: await opened().scanPart(range, report, signal) };
      },
      adopt: (findings) => ({ value: opened().adopt(findings) }),
      blockStarts: () => ({ value: opened().blockStarts() }),
      async read(range, { signal }) {
        return { value: await opened().read(range, signal) };
      },
      excerpt: () => {
        throw new Error('loading a waveform keeps no excerpt');
      },
    });
  }
}

function diskOf(files: Map<string, Uint8Array>): FakeBackend {
  return new FakeBackend({
    'peaks.load': ({ fingerprint }) => files.get(fingerprint) ?? null,
    'peaks.save': ({ fingerprint, bytes }) => void files.set(fingerprint, bytes),
  });
}

async function load(backend: FakeBackend, name: string) {
  const blob = fixture(name);
  const decoder = new LocalDecoder();
  const info: RecordingInfo = await decoder.open(blob);
  const hire = () => new LocalDecoder();
  const loading = new WaveformLoading({ backend, blob, info, decoder, hire, cores: 2 });
  const told: string[] = [];
  const result = await loading.run({
    onPeaks: (progress) => told.push(progress ? 'exact' : 'rough'),
    onOverview: () => told.push('overview'),
    focus: () => null,
    signal: new AbortController().signal,
  });
  // The save is not waited for by the page.
  await new Promise((resolve) => setTimeout(resolve, 50));
  return { result, pyramid: loading.pyramid, parts: decoder.work.parts, decoder, told };
}

describe('loading a waveform', () => {
  it('scans the first time, and takes it from the disk the second time', async () => {
    const files = new Map<string, Uint8Array>();
    const first = await load(diskOf(files), 'speech-en.wav');
    expect(first.parts).toBeGreaterThan(0);
    expect(files.size).toBe(1);
    expect(first.told.lastIndexOf('rough')).toBe(first.told.indexOf('overview') - 1);
    const second = await load(diskOf(files), 'speech-en.wav');
    expect(second.parts).toBe(0);
    expect(second.result).toEqual(first.result);
    const loudest = first.pyramid.loudest();
    expect(second.pyramid.bins).toBe(first.pyramid.bins);
    expect(second.pyramid.loudest()).toBeCloseTo(loudest, 4);
    const { channels } = await second.decoder.read({ start: 100_000, end: 100_003 });
    const same = await first.decoder.read({ start: 100_000, end: 100_003 });
    expect(channels).toEqual(same.channels);
  });

  it('ignores a damaged file and writes a good one over it', async () => {
    const files = new Map<string, Uint8Array>();
    await load(diskOf(files), 'speech-en.wav');
    const [[fingerprint, good] = ['', new Uint8Array()]] = files;
    files.set(fingerprint, good.slice(0, 1000));
    const again = await load(diskOf(files), 'speech-en.wav');
    expect(again.parts).toBeGreaterThan(0);
    expect(files.get(fingerprint)).toEqual(good);
  });

  it('works where nothing can be kept', async () => {
    const { result } = await load(new FakeBackend(), 'speech-en.wav');
    expect(result).toEqual({
      frames: 384_000,
      sampleRate: 16_000,
      endedEarly: null,
      damagedPlaces: 0,
    });
  });
});
