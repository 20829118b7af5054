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
  readonly #changed: () => void;
  loop = $state(false);
  #touched = false;

  /** @param changed told after each change of the selection */
  constructor(recordingSeconds: number, changed: () => void = () => undefined) {
    this.#changed = changed;
    this.#recordingSeconds = recordingSeconds;
    this.#passage = fitPassage(0, FIRST_SELECTION_SECONDS, recordingSeconds);
  }

  /** Whether a person chose the selection; what is found later then leaves it alone. */
  get touched(): boolean {
    return this.#touched;
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
      this.#set(fitPassage(this.#passage.start, this.#passage.end, seconds), false);
    }
  }

  move(edge: PassageEdge, time: number): Passage {
    this.#set(movePassage(this.#passage, edge, time, this.#recordingSeconds));
    return this.#passage;
  }

  nudge(edge: PassageEdge, seconds: number): void {
    this.move(edge, (edge === 'end' ? this.#passage.end : this.#passage.start) + seconds);
  }

  /** A typed start keeps the end where it can, and takes it along where it must. */
  typeStart(time: number): void {
    const end = Math.min(Math.max(this.#passage.end, time), time + MAX_SAMPLE_SECONDS);
    this.#set(fitPassage(time, end, this.#recordingSeconds));
  }

  /** A typed end keeps the start where it can, and takes it along where it must. */
  typeEnd(time: number): void {
    const end = Math.min(time, this.#recordingSeconds);
    const start = Math.max(Math.min(this.#passage.start, end), end - MAX_SAMPLE_SECONDS);
    const fitted = fitPassage(start, end, this.#recordingSeconds);
    const missing = fitted.end - end;
    // Too close to the start: the start makes room rather than the typed end being ignored.
    this.#set(missing > 0 ? movePassage(fitted, 'both', fitted.start - missing, end) : fitted);
  }

  /** Selects a passage that somebody else found. */
  select(passage: Passage): void {
    this.#set(fitPassage(passage.start, passage.end, this.#recordingSeconds), false);
  }

  typeLength(seconds: number): void {
    this.move('end', this.#passage.start + seconds);
  }

  #set(passage: Passage, byPerson = true): void {
    if (byPerson) this.#touched = true;
    if (passage.start === this.#passage.start && passage.end === this.#passage.end) return;
    this.#passage = passage;
    this.#changed();
  }
}
