import type { DraftContent } from '../../src-main/contract/draft.ts';
import type { Edit } from '../../src-main/contract/edit.ts';
import type { Passage } from '../../src-main/contract/passage.ts';
import { type Passages, placeOf } from '../../src-main/contract/passages.ts';
import type { Sample, SourceRecording } from '../../src-main/contract/sample.ts';
import type { Finding } from '../../src-main/contract/verdict.ts';
import type { Backend } from '../bridge.ts';
import { mixdown } from '../engine/mixdown.ts';
import { quietEdges } from '../engine/speech/edges.ts';
import { nearestZeroCrossing } from '../engine/zero-crossing.ts';
import type { RecordingProblem } from '../messages/messages.ts';
import type { VisibleSamples } from '../waveform/draw-waveform.ts';
import type { RecordingInfo } from '../workers/decode-calls.ts';
import type { Decoder } from '../workers/decoder.ts';
import { WorkerError } from '../workers/failure.ts';
import type { Preparer } from '../workers/preparer.ts';
import type { SpeechFinder } from '../workers/speech-finder.ts';
import { AssessmentState } from './assessment.svelte.ts';
import { CleanedSound } from './cleaned-sound.ts';
import { CleanupState } from './cleanup.svelte.ts';
import { DraftKeeper } from './draft-keeper.svelte.ts';
import { type ChangedBy, EditorState } from './editor.svelte.ts';
import { LabelsState } from './labels.svelte.ts';
import type { Origin } from './origin.ts';
import { framesOf, OUTPUT_FORMAT } from './output-format.ts';
import { PlayerState } from './player.svelte.ts';
import { ProposalState } from './proposal.svelte.ts';
import { ReadingState } from './reading.svelte.ts';
import { SavingState } from './saving.svelte.ts';
import { problemOf } from './say-error.ts';
import { SpeechState } from './speech.svelte.ts';
import type { WaveformLoading } from './waveform-loading.ts';

/** What a choice of tracks is made of. */
export type RecordingTracks = Pick<RecordingInfo, 'tracks' | 'track'>;

/** How far an edge looks for a zero crossing: half a period of 100 Hz. */
const LANDING_SECONDS = 0.005;
/** Edges that lie this close to a quiet place are there. */
const LEAST_MOVE_SECONDS = 0.005;
export interface RecordingPorts {
  readonly backend: Backend;
  readonly decoder: Decoder;
  readonly loading: WaveformLoading;
  readonly preparer: Preparer;
  readonly speechFinder: SpeechFinder;
  /** `draftId`: of the draft it was made of. */
  readonly saved: (sample: Sample, draftId: string | null) => void;
  /** A person changed what is cut out or how it is treated. */
  readonly edited: () => void;
}

/** A recording that could be opened, and everything that is done with it. */
export class OpenRecording {
  readonly info: RecordingInfo;
  readonly origin: Origin;
  readonly reading: ReadingState;
  readonly speech: SpeechState;
  readonly editor: EditorState;
  readonly labels: LabelsState;
  readonly assessment: AssessmentState;
  readonly cleanup: CleanupState;
  readonly player: PlayerState;
  readonly proposal: ProposalState;
  readonly keeper: DraftKeeper;
  readonly saving: SavingState;
  readonly #decoder: Decoder;
  readonly #preparer: Preparer;
  readonly #tellEdited: () => void;
  readonly #closing = new AbortController();
  #cleaned: CleanedSound | null = null;
  #shown = $state.raw<Passage | null>(null);

  constructor(origin: Origin, info: RecordingInfo, ports: RecordingPorts) {
    this.origin = origin;
    this.info = info;
    this.#decoder = ports.decoder;
    this.#preparer = ports.preparer;
    this.#tellEdited = ports.edited;
    this.reading = new ReadingState(info, ports.loading, (seconds) =>
      this.editor.setRecordingSeconds(seconds),
    );
    this.speech = new SpeechState(ports.speechFinder);
    this.editor = new EditorState(this.reading.seconds, (by) => this.#edited(by));
    this.labels = new LabelsState(origin.labels, () => this.keeper.changed());
    this.assessment = this.#createAssessment();
    this.cleanup = new CleanupState(this.editor, () => this.assessment.current?.verdict ?? null);
    this.player = this.#createPlayer();
    this.proposal = this.#createProposal();
    this.keeper = this.#createKeeper(ports.backend);
    this.saving = this.#createSaving(ports);
  }

  get name(): string {
    return this.origin.name;
  }

  /**
   * Reads all of it once, for its waveform and true length.
   *
   * @returns What makes it unusable, or null.
   */
  async read(): Promise<RecordingProblem | null> {
    const { edit } = this.origin;
    // Not before the overview, which it would slow down.
    const looked = edit ? null : this.reading.overview.then(() => this.proposal.lookFirst());
    try {
      const unusable = await this.reading.run(this.#closing.signal);
      await looked;
      if (!unusable) {
        if (edit) this.editor.restore(edit);
        await this.proposal.find();
      }
      return unusable;
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      return problemOf(error);
    }
  }

  /** Where the edges of the passages would lie in pauses. */
  get quietEdges(): Passages {
    const { seconds } = this.reading;
    const { segments } = this.speech;
    return this.editor.passages.map((passage) => quietEdges(passage, segments, seconds));
  }

  get canQuietEdges(): boolean {
    const { passages } = this.editor;
    return this.quietEdges.some(
      ({ start, end }, index) =>
        Math.abs(start - (passages[index]?.start ?? start)) > LEAST_MOVE_SECONDS ||
        Math.abs(end - (passages[index]?.end ?? end)) > LEAST_MOVE_SECONDS,
    );
  }

  /** Brings the first place of a finding into view, and the position to it. */
  show({ check, spots }: Finding): void {
    const judged = this.assessment.judged;
    const [first] = spots;
    if (!judged || !first) return;
    // Clipping is found in what was cut out, everything else in the sample that was made of it.
    const timeOf = (seconds: number) =>
      check === 'clipping'
        ? placeOf(judged.edit.passages, seconds).time
        : (this.#cleaned?.timeAt(seconds) ?? 0);
    const start = timeOf(first.start);
    this.player.seek(start);
    this.#shown = { start, end: Math.max(start, timeOf(first.end)) };
  }

  /** What was asked to be shown last; a new object each time. */
  get shown(): Passage | null {
    return this.#shown;
  }

  /** An edge that was let go of goes to the next zero crossing, a few milliseconds away at most. */
  async landEdge(edge: 'start' | 'end', index = this.editor.active): Promise<void> {
    const passage = this.editor.passages[index];
    if (!passage || !this.editor.snap) return;
    const time = passage[edge];
    const [from, to] = [Math.max(0, time - LANDING_SECONDS), time + LANDING_SECONDS];
    const { start, sampleRate, channels } = await this.samples(from, to, this.#closing.signal);
    const at = nearestZeroCrossing(mixdown(channels), Math.round((time - start) * sampleRate));
    const isUntouched = this.editor.passages[index]?.[edge] === time;
    if (isUntouched) this.editor.move(edge, start + at / sampleRate, index);
  }

  /** Decoded sound, for drawing it closely. */
  async samples(start: number, end: number, signal: AbortSignal): Promise<VisibleSamples> {
    const { sampleRate } = this.info;
    const range = { start: Math.floor(start * sampleRate), end: Math.ceil(end * sampleRate) };
    const { channels } = await this.#decoder.read(range, signal);
    return { start: range.start / sampleRate, sampleRate, channels };
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

  #edited(by: ChangedBy): void {
    if (this.editor.touched || !this.proposal.isAwaited) this.assessment.refresh();
    if (this.editor.touched) this.keeper.changed();
    if (by === 'person') this.#tellEdited();
  }

  #createAssessment(): AssessmentState {
    const { sampleRate } = this.info;
    return new AssessmentState({
      edit: () => this.editor.edit,
      render: ({ passages, recipe }: Edit, signal, onProgress) =>
        this.#preparer.prepare(
          this.#decoder,
          framesOf(passages, sampleRate, this.reading.frames),
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
      seconds: () => this.reading.seconds,
      loudest: () => this.reading.pyramid.loudest(),
      cleaned: () => (this.assessment.current ? this.#cleaned : null),
    });
  }

  #createProposal(): ProposalState {
    const { info, reading, speech, editor, assessment } = this;
    return new ProposalState({
      ...{ info, reading, speech, editor, assessment },
      decoder: this.#decoder,
      hasPlayed: () => this.player.hasPlayed,
      signal: this.#closing.signal,
    });
  }

  #createKeeper(backend: Backend): DraftKeeper {
    return new DraftKeeper(
      {
        backend,
        content: () => this.#content(),
        excerpt: () => {
          const { stretches, open } = this.origin.toKeep(
            this.editor.passages,
            this.reading.seconds,
          );
          const frames = framesOf(open, this.info.sampleRate, this.reading.frames);
          return { stretches, wav: () => this.#decoder.excerpt(frames) };
        },
      },
      this.origin.draft,
    );
  }

  #createSaving({ backend, saved }: RecordingPorts): SavingState {
    return new SavingState({
      backend,
      source: () => this.source,
      labels: this.labels,
      toRecording: (passages) => this.origin.toRecording(passages),
      settled: () => this.assessment.settled(),
      keepDraft: () => this.keeper.keepAll(),
      saved: (sample) => {
        const { id } = this.keeper;
        this.keeper.forget();
        saved(sample, id);
      },
    });
  }

  /** What is kept of the work on it, in times of the original. */
  #content(): Omit<DraftContent, 'id'> {
    const { passages, recipe } = this.editor.edit;
    const verdict = this.assessment.current?.verdict ?? null;
    return {
      ...this.labels.labels,
      source: this.source,
      passages: this.origin.toRecording(passages),
      recipe,
      verdict,
    };
  }

  /** Of what it is the sound. */
  get source(): SourceRecording {
    return this.origin.source(this.info, this.reading.seconds);
  }
}
