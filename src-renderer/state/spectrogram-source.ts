import { spectrogramWindow } from '../engine/measure/spectrogram.ts';
import type { VisibleSamples } from '../waveform/draw-waveform.ts';
import type { TileColumns } from '../waveform/spectrogram-tiles.ts';
import type { SpectrogramSource } from '../waveform/spectrogram-view.ts';
import { spawnSpectrogramWorker } from '../workers/spawn.ts';
import { SpectrogramMaker } from '../workers/spectrogram-maker.ts';

/** The recording, as far as a spectrogram looks at it. */
export interface SpectrogramRecording {
  /** Hertz. */
  readonly sampleRate: number;
  /** The loudest sample, 0–1. */
  readonly loudest: () => number;
  readonly samples: (start: number, end: number, signal: AbortSignal) => Promise<VisibleSamples>;
}

/** From this distance of columns on, in seconds, most of the sound would be decoded for nothing. */
const SPARSE_SECONDS = 0.1;

/** Reads columns of a recording: closely spaced ones in one go, others each by itself. */
export class RecordingSpectrogram implements SpectrogramSource {
  readonly #recording: SpectrogramRecording;
  readonly #maker: SpectrogramMaker;

  constructor(
    recording: SpectrogramRecording,
    maker = new SpectrogramMaker(spawnSpectrogramWorker()),
  ) {
    this.#recording = recording;
    this.#maker = maker;
  }

  get sampleRate(): number {
    return this.#recording.sampleRate;
  }

  isSlow({ step }: TileColumns): boolean {
    return step > SPARSE_SECONDS;
  }

  read(columns: TileColumns, signal: AbortSignal): Promise<Uint8Array> {
    return this.isSlow(columns) ? this.#readApart(columns, signal) : this.#readAll(columns, signal);
  }

  dispose(): void {
    this.#maker.dispose();
  }

  async #readAll({ first, step, count }: TileColumns, signal: AbortSignal): Promise<Uint8Array> {
    const half = this.#windowSeconds / 2;
    const last = first + step * (count - 1);
    const from = Math.max(0, first - half);
    const { start, channels } = await this.#recording.samples(from, last + half, signal);
    const grid = {
      first: (first - start) * this.sampleRate,
      step: step * this.sampleRate,
      count,
    };
    return this.#columns(channels, grid, signal);
  }

  async #readApart({ first, step, count }: TileColumns, signal: AbortSignal): Promise<Uint8Array> {
    const size = spectrogramWindow(this.sampleRate);
    const half = this.#windowSeconds / 2;
    const windows: Float32Array[][] = [];
    for (let column = 0; column < count; column++) {
      const middle = first + column * step;
      const from = Math.max(0, middle - half);
      const { channels } = await this.#recording.samples(from, middle + half, signal);
      channels.forEach((channel, index) => {
        windows[index] ??= [];
        windows[index]?.push(channel);
      });
    }
    const channels = windows.map((parts) => inRow(parts, size));
    return this.#columns(channels, { first: size / 2, step: size, count }, signal);
  }

  #columns(
    channels: readonly Float32Array[],
    grid: { readonly first: number; readonly step: number; readonly count: number },
    signal: AbortSignal,
  ): Promise<Uint8Array> {
    const { sampleRate } = this;
    const loudest = this.#recording.loudest();
    return this.#maker.columns({ channels, sampleRate, loudest }, grid, signal);
  }

  get #windowSeconds(): number {
    return spectrogramWindow(this.sampleRate) / this.sampleRate;
  }
}

/** Puts windows one after the other, each on `size` frames: what a recording's end cuts off is silence. */
function inRow(parts: readonly Float32Array[], size: number): Float32Array {
  const row = new Float32Array(parts.length * size);
  parts.forEach((part, index) => {
    row.set(part.subarray(0, size), index * size);
  });
  return row;
}
