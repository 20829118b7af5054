import type { DraftContent } from '../../src-main/contract/draft.ts';
import type { Edit } from '../../src-main/contract/edit.ts';
import { MIN_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import type { Passage } from '../../src-main/contract/passage.ts';
import { placeOf } from '../../src-main/contract/passages.ts';
import type { Sample, SourceRecording } from '../../src-main/contract/sample.ts';
import type { Finding } from '../../src-main/contract/verdict.ts';
import type { Backend } from '../bridge.ts';
import type { PeakPyramid } from '../engine/peak-pyramid.ts';
import type { RecordingProblem } from '../messages/messages.ts';
import type { VisibleSamples } from '../waveform/draw-waveform.ts';
import type { FrameRange, RecordingInfo, ScanProgress } from '../workers/decode-calls.ts';
import type { Decoder } from '../workers/decoder.ts';
import { WorkerError } from '../workers/failure.ts';
import type { Preparer } from '../workers/preparer.ts';
import type { SpeechFinder } from '../workers/speech-finder.ts';
import { AssessmentState } from './assessment.svelte.ts';
import { CleanedSound } from './cleaned-sound.ts';
import { CleanupState } from './cleanup.svelte.ts';
import { DraftKeeper } from './draft-keeper.svelte.ts';
import { EditorState } from './editor.svelte.ts';
import { LabelsState } from './labels.svelte.ts';
import type { Origin } from './origin.ts';
import { framesOf, OUTPUT_FORMAT } from './output-format.ts';
import { PlayerState } from './player.svelte.ts';
import { SavingState } from './saving.svelte.ts';
import { problemOf } from './say-error.ts';
import { SpeechState } from './speech.svelte.ts';
import type { WaveformLoading } from './waveform-loading.ts';

/** What a choice of tracks is made of. */
export type RecordingTracks = Pick<RecordingInfo, 'tracks' | 'track'>;

export interface RecordingPorts {
  readonly backend: Backend;
  readonly decoder: Decoder;
  readonly loading: WaveformLoading;
  readonly preparer: Preparer;
  readonly speechFinder: SpeechFinder;
  readonly saved: (sample: Sample) => void;
}

/** A recording that could be opened: its waveform as far as it is read, and everything done with it. */
export class OpenRecording {
  readonly info: RecordingInfo;
  readonly origin: Origin;
  readonly speech: SpeechState;
  readonly editor: EditorState;
  readonly labels: LabelsState;
  readonly assessment: AssessmentState;
  readonly cleanup: CleanupState;
  readonly player: PlayerState;
  readonly keeper: DraftKeeper;
  readonly saving: SavingState;
  readonly #decoder: Decoder;
  readonly #preparer: Preparer;
  readonly #loading: WaveformLoading;
  readonly #closing = new AbortController();
  #cleaned: CleanedSound | null = null;
  #peaksVersion = $state(0);
  #focus: FrameRange | null = null;
  #shown = $state.raw<Passage | null>(null);
  #seconds = $state(0);
  #progress = $state(0);
  #endedEarly = $state(false);

  constructor(origin: Origin, info: RecordingInfo, ports: RecordingPorts) {
    this.origin = origin;
    this.info = info;
    this.#decoder = ports.decoder;
    this.#preparer = ports.preparer;
    this.#loading = ports.loading;
    // Without a known length the waveform starts at the shortest useful one and grows.
    this.#seconds = info.seconds ?? MIN_SAMPLE_SECONDS;
    this.speech = new SpeechState(ports.speechFinder);
    this.editor = new EditorState(this.#seconds, () => this.#edited());
    this.labels = new LabelsState(origin.labels, () => this.keeper.changed());
    this.assessment = this.#createAssessment();
    this.cleanup = new CleanupState(this.editor, () => this.assessment.current?.verdict ?? null);
    this.player = this.#createPlayer();
    this.keeper = this.#createKeeper(ports.backend);
    this.saving = this.#createSaving(ports);
  }

  get name(): string {
    return this.origin.name;
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
      if (!unusable) await this.#listen(frames);
      return unusable;
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      return problemOf(error);
    }
  }

  /** Selects the best passages. */
  selectBest(): void {
    if (this.speech.best.length > 0) this.editor.select(this.speech.best);
  }

  /** Brings the first place of a finding into view, and the position to it. */
  show({ spots }: Finding): void {
    const judged = this.assessment.judged;
    const [first] = spots;
    if (!judged || !first) return;
    const { passages } = judged.edit;
    const start = placeOf(passages, first.start).time;
    this.player.seek(start);
    this.#shown = { start, end: Math.max(start, placeOf(passages, first.end).time) };
  }

  /** What was asked to be shown last; a new object each time. */
  get shown(): Passage | null {
    return this.#shown;
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
    await this.keeper.flush();
    this.keeper.dispose();
    this.#closing.abort();
    this.assessment.dispose();
    this.saving.cancel();
    this.#decoder.dispose();
    await this.player.dispose();
  }

  /** Finds the best passages and selects them, unless the person was faster. */
  async #listen(frames: number): Promise<void> {
    const { sampleRate } = this.info;
    if (this.origin.edit) this.editor.restore(this.origin.edit);
    await this.speech.find(this.#decoder, { frames, sampleRate }, this.#closing.signal);
    if (this.speech.best.length > 0) this.editor.propose(this.speech.best);
    this.assessment.refresh();
  }

  #edited(): void {
    this.assessment.refresh();
    if (this.editor.touched) this.keeper.changed();
  }

  #createAssessment(): AssessmentState {
    const { sampleRate } = this.info;
    return new AssessmentState({
      edit: () => this.editor.edit,
      render: ({ passages, recipe }: Edit, signal, onProgress) =>
        this.#preparer.prepare(
          this.#decoder,
          framesOf(passages, sampleRate, this.#frames),
          { ...OUTPUT_FORMAT, sampleRate, steps: recipe },
          { signal, onProgress },
        ),
      judged: () => {
        const judged = this.assessment.current;
        this.#cleaned = judged && new CleanedSound(judged.edit.passages, judged.rendered);
        this.player.cleanedChanged();
        if (this.keeper.id !== null) this.keeper.changed();
      },
    });
  }

  #createPlayer(): PlayerState {
    const { sampleRate } = this.info;
    return new PlayerState({
      source: {
        sampleRate,
        read: async (start, end, signal) => [
          ...(await this.#decoder.read({ start, end }, signal)).channels,
        ],
      },
      passages: () => this.editor.passages,
      loop: () => this.editor.loop,
      seconds: () => this.#seconds,
      loudest: () => this.pyramid.loudest(),
      cleaned: () => (this.assessment.current ? this.#cleaned : null),
    });
  }

  #createKeeper(backend: Backend): DraftKeeper {
    return new DraftKeeper(
      {
        backend,
        content: () => this.#content(),
        excerpt: () => {
          const { stretches, open } = this.origin.toKeep(this.editor.passages, this.#seconds);
          const frames = framesOf(open, this.info.sampleRate, this.#frames);
          return { stretches, wav: () => this.#decoder.excerpt(frames) };
        },
      },
      this.origin.draft,
    );
  }

  #createSaving({ backend, saved }: RecordingPorts): SavingState {
    return new SavingState({
      backend,
      source: () => this.#source,
      labels: this.labels,
      toRecording: (passages) => this.origin.toRecording(passages),
      settled: () => this.assessment.settled(),
      keepDraft: () => this.keeper.keepAll(),
      saved: (sample) => {
        this.keeper.forget();
        saved(sample);
      },
    });
  }

  /** What is kept of the work on it, in times of the original. */
  #content(): Omit<DraftContent, 'id'> {
    const { passages, recipe } = this.editor.edit;
    const verdict = this.assessment.current?.verdict ?? null;
    return {
      ...this.labels.labels,
      source: this.#source,
      passages: this.origin.toRecording(passages),
      recipe,
      verdict,
    };
  }

  get #source(): SourceRecording {
    return this.origin.source(this.info, this.#seconds);
  }

  get #frames(): number {
    return Math.round(this.#seconds * this.info.sampleRate);
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
