import { MIN_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import type { PeakPyramid } from '../engine/peak-pyramid.ts';
import type { RecordingProblem } from '../messages/messages.ts';
import type { FrameRange, RecordingInfo, ScanProgress } from '../workers/decode-calls.ts';
import type { WaveformLoading } from './waveform-loading.ts';

/** How far a recording has been read: its waveform, its true length, how it ends. */
export class ReadingState {
  readonly #info: RecordingInfo;
  readonly #loading: WaveformLoading;
  readonly #lengthChanged: (seconds: number) => void;
  #peaksVersion = $state(0);
  #seconds = $state(0);
  #progress = $state(0);
  #endedEarly = $state(false);
  #damagedPlaces = $state(0);
  #focus: FrameRange | null = null;
  #overviewEnded: () => void = () => undefined;
  /** Resolves when there is something to see of all of it, or when reading has ended without. */
  readonly overview = new Promise<void>((resolve) => {
    this.#overviewEnded = resolve;
  });

  /** @param lengthChanged told when decoding finds more, or less, than was announced */
  constructor(
    info: RecordingInfo,
    loading: WaveformLoading,
    lengthChanged: (seconds: number) => void,
  ) {
    this.#info = info;
    this.#loading = loading;
    this.#lengthChanged = lengthChanged;
    // Without a known length the waveform starts at the shortest useful one and grows.
    this.#seconds = info.seconds ?? MIN_SAMPLE_SECONDS;
  }

  get pyramid(): PeakPyramid {
    return this.#loading.pyramid;
  }

  /** Changes whenever the pyramid does. */
  get peaksVersion(): number {
    return this.#peaksVersion;
  }

  get seconds(): number {
    return this.#seconds;
  }

  /** In frames of the recording. */
  get frames(): number {
    return Math.round(this.#seconds * this.#info.sampleRate);
  }

  /** How much has been read, 0 to 1. */
  get progress(): number {
    return this.#progress;
  }

  /** The file broke off before its own end; what is there can be used. */
  get endedEarly(): boolean {
    return this.#endedEarly;
  }

  /** Where something damaged was passed over; silence is there instead. */
  get damagedPlaces(): number {
    return this.#damagedPlaces;
  }

  /**
   * Reads all of it once.
   *
   * @returns What makes it unusable, or null.
   * @throws WorkerError
   */
  async run(signal: AbortSignal): Promise<RecordingProblem | null> {
    const reading = this.#loading.run({
      onPeaks: (progress) => this.#grow(progress),
      onOverview: this.#overviewEnded,
      focus: () => this.#focus,
      signal,
    });
    const result = await reading.finally(this.#overviewEnded);
    const { frames, sampleRate, endedEarly, damagedPlaces } = result;
    this.#setSeconds(frames / sampleRate);
    this.#progress = 1;
    this.#endedEarly = endedEarly !== null;
    this.#damagedPlaces = damagedPlaces;
    if (this.#seconds < MIN_SAMPLE_SECONDS) return { code: 'too-short', seconds: this.#seconds };
    return this.pyramid.isSilent() ? { code: 'silent' } : null;
  }

  /** What is on screen becomes exact first. */
  lookAt(start: number, end: number): void {
    const { sampleRate } = this.#info;
    const isAll = end - start >= this.#seconds;
    this.#focus = isAll ? null : { start: start * sampleRate, end: end * sampleRate };
  }

  #grow(progress: ScanProgress | null): void {
    this.#peaksVersion = this.pyramid.version;
    if (!progress) return;
    const read = progress.frames / this.#info.sampleRate;
    if (this.#info.seconds === null || read > this.#seconds) this.#setSeconds(read);
    this.#progress = Math.min(progress.fraction ?? 0, 0.999);
  }

  #setSeconds(seconds: number): void {
    this.#seconds = seconds;
    this.#lengthChanged(seconds);
    this.#peaksVersion = this.pyramid.version;
  }
}
