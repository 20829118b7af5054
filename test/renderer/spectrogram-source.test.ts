import { describe, expect, it } from 'vitest';
import {
  SPECTROGRAM_ROWS,
  spectrogram,
  spectrogramWindow,
} from '../../src-renderer/engine/measure/spectrogram.ts';
import { RecordingSpectrogram } from '../../src-renderer/state/spectrogram-source.ts';
import type { VisibleSamples } from '../../src-renderer/waveform/draw-waveform.ts';
import { serve } from '../../src-renderer/workers/rpc-server.ts';
import type { SpectrogramCalls } from '../../src-renderer/workers/spectrogram-calls.ts';
import { SpectrogramMaker } from '../../src-renderer/workers/spectrogram-maker.ts';
import { FakePort } from '../workers/fake-port.ts';

const RATE = 16_000;
const SECONDS = 20;
const never = new AbortController().signal;

/** A tone that is 500 Hz in the first half and 3 kHz in the second. */
const tone = Float32Array.from({ length: RATE * SECONDS }, (_, i) => {
  const hertz = i < (RATE * SECONDS) / 2 ? 500 : 3000;
  return 0.5 * Math.sin((2 * Math.PI * hertz * i) / RATE);
});

function open() {
  const port = new FakePort();
  serve<SpectrogramCalls>(port.scope, {
    columns: ({ sound, grid }) => ({ value: spectrogram(sound, grid) }),
  });
  const asked: [start: number, end: number][] = [];
  const source = new RecordingSpectrogram(
    {
      sampleRate: RATE,
      loudest: () => 0.5,
      samples: async (start, end, signal): Promise<VisibleSamples> => {
        signal.throwIfAborted();
        asked.push([start, end]);
        const from = Math.floor(start * RATE);
        const channels = [tone.slice(from, Math.ceil(end * RATE))];
        return { start: from / RATE, sampleRate: RATE, channels };
      },
    },
    new SpectrogramMaker(port),
  );
  return { source, asked, port };
}

function loudestRows(levels: Uint8Array): number[] {
  return Array.from({ length: levels.length / SPECTROGRAM_ROWS }, (_, column) => {
    const rows = levels.subarray(column * SPECTROGRAM_ROWS, (column + 1) * SPECTROGRAM_ROWS);
    return rows.indexOf(Math.max(...rows));
  });
}

describe('RecordingSpectrogram', () => {
  it('reads close columns in one go, with half a window on each side', async () => {
    const { source, asked } = open();
    const columns = { first: 4, step: 0.01, count: 11 };
    const levels = await source.read(columns, never);
    expect(levels).toHaveLength(11 * SPECTROGRAM_ROWS);
    const half = spectrogramWindow(RATE) / RATE / 2;
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[0]).toBeCloseTo(4 - half, 6);
    expect(asked[0]?.[1]).toBeCloseTo(4.1 + half, 6);
    expect(source.isSlow(columns)).toBe(false);
  });

  it('reads only the windows of columns that are far apart', async () => {
    const { source, asked } = open();
    const columns = { first: 2, step: 4, count: 5 };
    expect(source.isSlow(columns)).toBe(true);
    const levels = await source.read(columns, never);
    expect(levels).toHaveLength(5 * SPECTROGRAM_ROWS);
    expect(asked).toHaveLength(5);
    const window = spectrogramWindow(RATE) / RATE;
    for (const [start, end] of asked) expect(end - start).toBeCloseTo(window, 6);
  });

  it('shows the same in both ways of reading', async () => {
    const { source } = open();
    const apart = loudestRows(await source.read({ first: 3, step: 7, count: 3 }, never));
    const close = await Promise.all(
      [3, 10, 17].map((first) => source.read({ first, step: 0.01, count: 1 }, never)),
    );
    expect(apart[0]).toBe(loudestRows(close[0] ?? new Uint8Array())[0]);
    expect(apart[2]).toBe(loudestRows(close[2] ?? new Uint8Array())[0]);
    expect(apart[2]).toBeGreaterThan(apart[0] ?? 0);
  });

  it('fills with silence what lies beyond the end of the recording', async () => {
    const { source } = open();
    const levels = await source.read({ first: SECONDS - 1, step: 2, count: 2 }, never);
    expect(Math.max(...levels.subarray(0, SPECTROGRAM_ROWS))).toBeGreaterThan(200);
    expect(Math.max(...levels.subarray(SPECTROGRAM_ROWS))).toBe(0);
  });

  it('does not ask for sound before the beginning', async () => {
    const { source, asked } = open();
    await source.read({ first: 0, step: 0.01, count: 2 }, never);
    await source.read({ first: 0, step: 1, count: 1 }, never);
    expect(asked.map(([start]) => start)).toEqual([0, 0]);
  });

  it('ends when it is no longer wanted, and with it its worker', async () => {
    const { source, port } = open();
    const reading = source.read({ first: 1, step: 1, count: 5 }, AbortSignal.abort());
    await expect(reading).rejects.toThrow();
    source.dispose();
    expect(port.terminated).toBe(true);
  });
});
