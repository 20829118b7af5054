import { isSame } from '../../src-main/contract/passages.ts';
import type { RecordingInfo } from '../workers/decode-calls.ts';
import { WorkerError } from '../workers/failure.ts';
import type { RangeReader } from '../workers/recording-blocks.ts';
import type { AssessmentState } from './assessment.svelte.ts';
import type { EditorState } from './editor.svelte.ts';
import type { ReadingState } from './reading.svelte.ts';
import type { SpeechState } from './speech.svelte.ts';

/** Listening to so much takes seconds: its proposal is waited for before anything is measured. */
const SHORT_SECONDS = 300;
/** Of a longer one, a first proposal is looked for in so much of its beginning, while it is still read. */
const FIRST_LOOK_SECONDS = 240;

export interface ProposalPorts {
  readonly info: Pick<RecordingInfo, 'seconds' | 'sampleRate'>;
  readonly decoder: RangeReader;
  readonly reading: Pick<ReadingState, 'seconds' | 'frames'>;
  readonly speech: Pick<SpeechState, 'best' | 'progress' | 'find' | 'findFirst'>;
  readonly editor: EditorState;
  readonly assessment: Pick<AssessmentState, 'isAsked' | 'refresh'>;
  /** Whether the person has listened to anything. */
  readonly hasPlayed: () => boolean;
  /** Ends the search. */
  readonly signal: AbortSignal;
}

/** Looks for the best passages of a recording and selects them, unless the person was faster. */
export class ProposalState {
  readonly #ports: ProposalPorts;
  /** Whether all of the recording was listened to. */
  #heard = false;
  #hasProposed = false;

  constructor(ports: ProposalPorts) {
    this.#ports = ports;
  }

  /** Whether it will be there so soon that measuring another passage first is in vain. */
  get isAwaited(): boolean {
    return this.#ports.reading.seconds < SHORT_SECONDS && !this.#heard;
  }

  /** How far a long recording has been searched, 0 to 1; null before and afterwards. */
  get searched(): number | null {
    return this.#ports.reading.seconds < SHORT_SECONDS ? null : this.#ports.speech.progress;
  }

  /** Whether there are best passages that are not selected. */
  get canSelect(): boolean {
    const { speech, editor } = this.#ports;
    return speech.best.length > 0 && !isSame(speech.best, editor.passages);
  }

  /** Selects the best passages. */
  select(): void {
    const { speech, editor } = this.#ports;
    if (speech.best.length > 0) editor.select(speech.best);
  }

  /** A passage and its verdict within seconds, however long the recording is. */
  async lookFirst(): Promise<void> {
    const { info, speech, decoder, signal } = this.#ports;
    const { seconds, sampleRate } = info;
    if (seconds === null || seconds < SHORT_SECONDS) return;
    try {
      const frames = FIRST_LOOK_SECONDS * sampleRate;
      await speech.findFirst(decoder, { frames, sampleRate }, signal);
      this.#propose();
    } catch (error) {
      // What is wrong with the recording, reading all of it tells.
      if (!(error instanceof WorkerError)) throw error;
    }
  }

  /** Listens to all of it. @throws WorkerError */
  async find(): Promise<void> {
    const { info, speech, decoder, reading, signal } = this.#ports;
    const { sampleRate } = info;
    await speech.find(decoder, { frames: reading.frames, sampleRate }, signal);
    this.#heard = true;
    this.#propose();
  }

  /** But what was proposed before stays for somebody who works on it or heard it. */
  #propose(): void {
    const { editor, assessment, speech, hasPlayed } = this.#ports;
    const isInUse = this.#hasProposed && (editor.touched || hasPlayed());
    if (this.canSelect && !isInUse) {
      this.#hasProposed = true;
      editor.propose(speech.best);
    }
    if (!assessment.isAsked) assessment.refresh();
  }
}
