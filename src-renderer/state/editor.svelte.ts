import { MAX_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import {
  fitPassage,
  movePassage,
  type Passage,
  type PassageEdge,
  secondsOf,
} from '../../src-main/contract/passage.ts';

/** A first selection: long enough to be good, short enough to listen to. */
const FIRST_SELECTION_SECONDS = 30;

/** What is selected in the open recording. */
export class EditorState {
  #passage = $state.raw<Passage>({ start: 0, end: 0 });
  #recordingSeconds = $state(0);
  loop = $state(false);

  constructor(recordingSeconds: number) {
    this.#recordingSeconds = recordingSeconds;
    this.#passage = fitPassage(0, FIRST_SELECTION_SECONDS, recordingSeconds);
  }

  get passage(): Passage {
    return this.#passage;
  }

  get seconds(): number {
    return secondsOf(this.#passage);
  }

  /** Decoding found the true length; the selection stays inside it. */
  setRecordingSeconds(seconds: number): void {
    this.#recordingSeconds = seconds;
    if (this.#passage.end > seconds) {
      this.#passage = fitPassage(this.#passage.start, this.#passage.end, seconds);
    }
  }

  move(edge: PassageEdge, time: number): Passage {
    this.#passage = movePassage(this.#passage, edge, time, this.#recordingSeconds);
    return this.#passage;
  }

  nudge(edge: PassageEdge, seconds: number): void {
    this.move(edge, (edge === 'end' ? this.#passage.end : this.#passage.start) + seconds);
  }

  /** A typed start keeps the end where it can, and takes it along where it must. */
  typeStart(time: number): void {
    const end = Math.min(Math.max(this.#passage.end, time), time + MAX_SAMPLE_SECONDS);
    this.#passage = fitPassage(time, end, this.#recordingSeconds);
  }

  /** A typed end keeps the start where it can, and takes it along where it must. */
  typeEnd(time: number): void {
    const end = Math.min(time, this.#recordingSeconds);
    const start = Math.max(Math.min(this.#passage.start, end), end - MAX_SAMPLE_SECONDS);
    const fitted = fitPassage(start, end, this.#recordingSeconds);
    // Too close to the start: the start makes room rather than the typed end being ignored.
    this.#passage =
      fitted.end > end
        ? movePassage(fitted, 'both', fitted.start - (fitted.end - end), end)
        : fitted;
  }

  typeLength(seconds: number): void {
    this.move('end', this.#passage.start + seconds);
  }
}
