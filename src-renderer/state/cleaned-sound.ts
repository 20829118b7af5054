import { joinedTimeOf, type Passages, placeOf } from '../../src-main/contract/passages.ts';
import { TimeMap } from '../engine/treatments/time-map.ts';
import type { FrameSource } from '../playback/block-player.ts';
import { wavSource } from '../playback/wav-source.ts';
import type { Rendered } from '../workers/prepare-calls.ts';

/** A rendered sample as the player needs it: its sound, and where each moment of it comes from. */
export class CleanedSound {
  readonly source: FrameSource & { readonly frames: number };
  /** What the original's level must change by, in dB, to be as loud. */
  readonly louderDb: number;
  readonly #passages: Passages;
  readonly #map: TimeMap;

  constructor(passages: Passages, { wav, measures, sourceSpeechDbfs, kept }: Rendered) {
    this.source = wavSource(wav);
    this.louderDb = measures.speechDbfs - sourceSpeechDbfs;
    this.#passages = passages;
    this.#map = new TimeMap(kept);
  }

  /** The frame of the sample that a time of the recording became; the first one between passages. */
  frameOf(recordingTime: number): number {
    const index = this.#passages.findIndex(
      ({ start, end }) => recordingTime >= start && recordingTime <= end,
    );
    const place = { index: Math.max(0, index), time: recordingTime };
    const seconds = this.#map.toTreated(joinedTimeOf(this.#passages, place));
    return Math.min(this.source.frames, Math.round(seconds * this.source.sampleRate));
  }

  /** Where in the recording a frame of the sample comes from, in seconds. */
  timeOf(frame: number): number {
    return this.timeAt(frame / this.source.sampleRate);
  }

  /** Where in the recording a moment of the sample comes from; both in seconds. */
  timeAt(sampleSeconds: number): number {
    return placeOf(this.#passages, this.#map.toSource(sampleSeconds)).time;
  }
}
