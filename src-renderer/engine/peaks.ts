import { GrowingFloats } from './growing-floats.ts';
import { MOST_SAMPLES, RangeFinder, type SampleArray } from './range/range-finder.ts';

/** Bins a second: 3 hours are 1.08 million bins (8.6 MB), and 100 pixels a second stay sharp. */
export const PEAKS_PER_SECOND = 100;

/** Consecutive bins; `max[i]` and `min[i]` belong to bin `firstBin + i`. Full scale ±1. */
export interface PeakSpan {
  readonly firstBin: number;
  readonly max: Float32Array<ArrayBuffer>;
  readonly min: Float32Array<ArrayBuffer>;
}

/** Sound as decoders and files have it: frame after frame, a value of each channel in turn. */
export interface Interleaved {
  readonly samples: SampleArray;
  readonly channels: number;
}

/** One for all: it holds nothing from one block to the next. */
let shared: RangeFinder | null = null;

/**
 * Gathers a recording's minima and maxima while it is decoded, and hands out what is new.
 *
 * Bin b covers the frames f with floor(f · 100 / rate) = b, exact at any rate, also where a bin is not
 * a whole number of frames (11 025 Hz). A bin spans all channels, so that a voice on one side of a
 * stereo recording shows at its own height. Frames that were never added count as silence.
 */
export class PeaksAccumulator {
  readonly #sampleRate: number;
  readonly #max = new GrowingFloats();
  readonly #min = new GrowingFloats();
  #endFrame = 0;
  #taken = 0;

  /** @param sampleRate hertz */
  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
  }

  /**
   * Adds a block of planar sound.
   *
   * @param startFrame position of the block's first frame in the recording; blocks may leave gaps but
   *   not go back, because bins before the last block's end may already have been handed out
   * @throws RangeError when the block starts before the end of the last one
   */
  add(startFrame: number, channels: readonly SampleArray[]): void {
    this.#extend(startFrame, channels[0]?.length ?? 0);
    for (const samples of channels) this.#addSamples(startFrame, { samples, channels: 1 });
  }

  /**
   * Adds a block whose channels need not be taken apart, nor its numbers converted: both cost more than
   * to look for the highest one.
   *
   * @throws RangeError as `add`
   */
  addInterleaved(startFrame: number, sound: Interleaved): void {
    this.#extend(startFrame, sound.samples.length / sound.channels);
    this.#addSamples(startFrame, sound);
  }

  /** Bins that are complete and were not taken before, or null when there are none. */
  take(): PeakSpan | null {
    return this.#takeUntil(Math.min(this.#binOf(this.#endFrame), this.#max.length));
  }

  /** The rest, with the last bin however short it is, or null when there is none. */
  finish(): PeakSpan | null {
    return this.#takeUntil(this.#max.length);
  }

  #takeUntil(end: number): PeakSpan | null {
    const firstBin = this.#taken;
    if (end <= firstBin) return null;
    this.#taken = end;
    return {
      firstBin,
      max: this.#max.view(firstBin, end).slice(),
      min: this.#min.view(firstBin, end).slice(),
    };
  }

  #binOf(frame: number): number {
    return Math.floor((frame * PEAKS_PER_SECOND) / this.#sampleRate);
  }

  #firstFrameOf(bin: number): number {
    return Math.ceil((bin * this.#sampleRate) / PEAKS_PER_SECOND);
  }

  #extend(startFrame: number, frames: number): void {
    if (startFrame < this.#endFrame) throw new RangeError('peaks: blocks must not go back');
    if (frames === 0) return;
    this.#endFrame = startFrame + frames;
    const bins = this.#binOf(this.#endFrame - 1) + 1;
    this.#max.extend(bins);
    this.#min.extend(bins);
  }

  #addSamples(startFrame: number, { samples, channels }: Interleaved): void {
    const most = Math.floor(MOST_SAMPLES / channels) * channels;
    for (let at = 0; at < samples.length; at += most) {
      const piece = samples.length > most ? samples.subarray(at, at + most) : samples;
      this.#addPiece(startFrame + at / channels, { samples: piece, channels });
    }
  }

  #addPiece(startFrame: number, { samples, channels }: Interleaved): void {
    const maxima = this.#max.view();
    const minima = this.#min.view();
    const frames = samples.length / channels;
    shared ??= new RangeFinder();
    shared.load(samples);
    let from = 0;
    for (let bin = this.#binOf(startFrame); from < frames; bin++) {
      const to = Math.min(frames, this.#firstFrameOf(bin + 1) - startFrame);
      shared.find(from * channels, to * channels);
      if (shared.high > maxima[bin]!) maxima[bin] = shared.high;
      if (shared.low < minima[bin]!) minima[bin] = shared.low;
      from = to;
    }
  }
}
