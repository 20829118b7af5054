import {
  MAX_SAMPLE_SECONDS,
  MIN_SAMPLE_SECONDS,
  SAMPLE_RATE,
} from '../../src-main/contract/limits.ts';
import { type Passage, secondsOf } from '../../src-main/contract/passage.ts';
import type { Sample, SourceRecording } from '../../src-main/contract/sample.ts';
import type { Backend } from '../bridge.ts';
import type { PeakPyramid } from '../engine/peak-pyramid.ts';
import { frameRange } from '../engine/timeline.ts';
import type { RecordingProblem } from '../messages/messages.ts';
import type { VisibleSamples } from '../waveform/draw-waveform.ts';
import type { FrameRange, RecordingInfo, ScanProgress } from '../workers/decode-calls.ts';
import type { Decoder } from '../workers/decoder.ts';
import { WorkerError } from '../workers/failure.ts';
import type { Preparer } from '../workers/preparer.ts';
import type { SpeechFinder } from '../workers/speech-finder.ts';
import { AssessmentState } from './assessment.svelte.ts';
import { EditorState } from './editor.svelte.ts';
import { PlayerState } from './player.svelte.ts';
import { type Render, SavingState } from './saving.svelte.ts';
import { problemOf } from './say-error.ts';
import type { WaveformLoading } from './waveform-loading.ts';

/** What the service takes, whatever rounding does to a selection of exactly 180 s. */
const OUTPUT = {
  outputRate: SAMPLE_RATE,
  minFrames: MIN_SAMPLE_SECONDS * SAMPLE_RATE,
  maxFrames: MAX_SAMPLE_SECONDS * SAMPLE_RATE,
};

/** The file, as it was when it was opened. */
export interface RecordingFile {
  readonly name: string;
  readonly path: string | null;
  readonly bytes: number;
}

export interface RecordingPorts {
  readonly backend: Backend;
  readonly decoder: Decoder;
  readonly loading: WaveformLoading;
  readonly preparer: Preparer;
  readonly speechFinder: SpeechFinder;
  readonly saved: (sample: Sample) => void;
}

/** A recording that could be opened: its waveform as far as it is read, selection, player. */
export class OpenRecording {
  readonly info: RecordingInfo;
  readonly editor: EditorState;
  readonly player: PlayerState;
  readonly assessment: AssessmentState;
  readonly saving: SavingState;
  readonly #file: RecordingFile;
  readonly #decoder: Decoder;
  readonly #speechFinder: SpeechFinder;
  readonly #render: Render;
  /** Where it should be cut, once that is known. */
  #best = $state.raw<Passage | null>(null);
  readonly #loading: WaveformLoading;
  readonly #closing = new AbortController();
  #peaksVersion = $state(0);
  #focus: FrameRange | null = null;
  #seconds = $state(0);
  #progress = $state(0);
  #endedEarly = $state(false);

  constructor(file: RecordingFile, info: RecordingInfo, ports: RecordingPorts) {
    const { backend, decoder, loading, preparer, speechFinder, saved } = ports;
    this.#file = file;
    this.info = info;
    this.#decoder = decoder;
    this.#loading = loading;
    this.#speechFinder = speechFinder;
    this.#render = (range, steps, signal, onProgress) =>
      preparer.prepare(
        decoder,
        range,
        { ...OUTPUT, sampleRate: info.sampleRate, steps },
        { signal, onProgress },
      );
    // Without a known length the waveform starts at the shortest useful one and grows.
    this.#seconds = info.seconds ?? MIN_SAMPLE_SECONDS;
    this.assessment = new AssessmentState(async (recipe, signal) => {
      const { measures } = await this.#render(this.#frames(), recipe, signal, () => undefined);
      return measures;
    });
    this.editor = new EditorState(this.#seconds, () => this.assessment.refresh());
    this.player = new PlayerState(
      {
        sampleRate: info.sampleRate,
        read: async (start, end, signal) => [
          ...(await decoder.read({ start, end }, signal)).channels,
        ],
      },
      { selection: () => this.editor.passage, loop: () => this.editor.loop },
    );
    this.saving = new SavingState(
      {
        backend,
        saved,
        frames: () => this.#frames(),
        passage: () => this.editor.passage,
        source: () => this.source,
        recipe: () => this.assessment.recipe,
        render: this.#render,
      },
      nameWithoutExtension(file.name),
    );
  }

  get name(): string {
    return this.#file.name;
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

  /** How much has been read, 0 to 1. */
  get progress(): number {
    return this.#progress;
  }

  /** The file broke off before its own end; what is there can be used. */
  get endedEarly(): boolean {
    return this.#endedEarly;
  }

  /** The passage to propose, or null while it is looked for or when there is none. */
  get best(): Passage | null {
    return this.#best;
  }

  get source(): SourceRecording {
    const { sampleRate, channels, container, codec } = this.info;
    return {
      ...this.#file,
      seconds: this.#seconds,
      sampleRate,
      channels,
      container,
      codec,
      fingerprint: null,
      track: this.info.track,
    };
  }

  /**
   * Reads all of it once, for its waveform and true length.
   *
   * @returns What makes it unusable, or null.
   */
  async read(): Promise<RecordingProblem | null> {
    try {
      const { frames, sampleRate, endedEarly } = await this.#loading.run({
        onPeaks: (progress) => this.#grow(progress),
        focus: () => this.#focus,
        signal: this.#closing.signal,
      });
      this.#setSeconds(frames / sampleRate);
      this.#progress = 1;
      this.#endedEarly = endedEarly !== null;
      const unusable = this.#unusable();
      if (!unusable) await this.#propose(frames);
      return unusable;
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      return problemOf(error);
    }
  }

  /** Selects the best passage. */
  selectBest(): void {
    if (this.#best) this.editor.select(this.#best);
  }

  /** Decoded sound, for drawing it closely. */
  async samples(start: number, end: number, signal: AbortSignal): Promise<VisibleSamples> {
    const { sampleRate } = this.info;
    const range = { start: Math.floor(start * sampleRate), end: Math.ceil(end * sampleRate) };
    const { channels } = await this.#decoder.read(range, signal);
    return { start: range.start / sampleRate, sampleRate, channels };
  }

  /** What is on screen becomes exact first. */
  lookAt(start: number, end: number): void {
    const { sampleRate } = this.info;
    const isAll = end - start >= this.#seconds;
    this.#focus = isAll ? null : { start: start * sampleRate, end: end * sampleRate };
  }

  async dispose(): Promise<void> {
    this.#closing.abort();
    this.assessment.dispose();
    this.saving.cancel();
    this.#decoder.dispose();
    await this.player.dispose();
  }

  /** Finds the best passage and selects it, unless the person was faster. */
  async #propose(frames: number): Promise<void> {
    const { signal } = this.#closing;
    const { sampleRate } = this.info;
    const { best } = await this.#speechFinder.analyse(
      this.#decoder,
      { frames, sampleRate },
      { signal },
    );
    const [first, ...more] = best.kind === 'found' ? best.passages : [];
    // Of several that would have to be joined, the longest is the one to begin with.
    this.#best = first ? more.reduce((a, b) => (secondsOf(b) > secondsOf(a) ? b : a), first) : null;
    if (!this.editor.touched) this.selectBest();
    this.assessment.refresh();
  }

  #frames(): FrameRange {
    const { start, end } = this.editor.passage;
    const total = Math.round(this.#seconds * this.info.sampleRate);
    return frameRange(start, end, this.info.sampleRate, total);
  }

  #grow(progress: ScanProgress | null): void {
    this.#peaksVersion = this.pyramid.version;
    if (!progress) return;
    const read = progress.frames / this.info.sampleRate;
    if (this.info.seconds === null || read > this.#seconds) this.#setSeconds(read);
    this.#progress = Math.min(progress.fraction ?? 0, 0.999);
  }

  #setSeconds(seconds: number): void {
    this.#seconds = seconds;
    this.editor.setRecordingSeconds(seconds);
    this.#peaksVersion = this.pyramid.version;
  }

  #unusable(): RecordingProblem | null {
    if (this.#seconds < MIN_SAMPLE_SECONDS) return { code: 'too-short', seconds: this.#seconds };
    return this.pyramid.isSilent() ? { code: 'silent' } : null;
  }
}

function nameWithoutExtension(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '') || name;
}
