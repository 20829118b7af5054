import type { Edit, EditStep } from '../../src-main/contract/edit.ts';
import { MAX_SAMPLE_SECONDS } from '../../src-main/contract/limits.ts';
import {
  fitPassage,
  movePassage,
  type Passage,
  type PassageEdge,
} from '../../src-main/contract/passage.ts';
import {
  bandGap,
  clippedTo,
  indexAt,
  isSame,
  joinedSeconds,
  moveEdge,
  type Passages,
  reordered,
  splitAt,
  withoutPassage,
  withPassage,
} from '../../src-main/contract/passages.ts';
import { inWorkingOrder, type Recipe } from '../../src-main/contract/recipe.ts';
import { History } from './history.ts';

/** A first selection: long enough to be good, short enough to listen to. */
const FIRST_SELECTION_SECONDS = 30;
/** What a further passage gets where there is room. */
const ADDED_SECONDS = 10;

/** A person edits; the program corrects, proposes and takes up what was kept. */
export type ChangedBy = 'person' | 'program';

/** What is cut out of the open recording and how it is treated, with everything undoable. */
export class EditorState {
  readonly #changed: (by: ChangedBy) => void;
  readonly #history: History<Edit, EditStep>;
  #edit = $state.raw<Edit>({ passages: [], recipe: [] });
  #undoName = $state<EditStep | null>(null);
  #redoName = $state<EditStep | null>(null);
  #active = $state(0);
  #recordingSeconds = $state(0);
  #touched = $state(false);
  /** Whether a person chose passages; a proposal that comes later then leaves them alone. */
  #placed = false;
  loop = $state(false);
  /** Whether dragged edges snap to pauses and land on zero crossings. */
  snap = $state(true);

  /**
   * @param changed told after each change of the edit
   * @param now milliseconds, to tell a drag's steps from separate ones
   */
  constructor(
    recordingSeconds: number,
    changed: (by: ChangedBy) => void = () => undefined,
    now: () => number = Date.now,
  ) {
    this.#changed = changed;
    this.#recordingSeconds = recordingSeconds;
    const first = fitPassage(0, FIRST_SELECTION_SECONDS, recordingSeconds);
    this.#edit = { passages: [first], recipe: [] };
    this.#history = new History(this.#edit, now);
  }

  /** Whether a person edited anything. */
  get touched(): boolean {
    return this.#touched;
  }

  get edit(): Edit {
    return this.#edit;
  }

  get passages(): Passages {
    return this.#edit.passages;
  }

  get recipe(): Recipe {
    return this.#edit.recipe;
  }

  /** Which passage fields, keys and buttons work on. */
  get active(): number {
    return Math.min(this.#active, this.passages.length - 1);
  }

  /** The active passage. */
  get passage(): Passage {
    return this.passages[this.active] ?? { start: 0, end: 0 };
  }

  /** Seconds of the sample that the passages make, before pauses are shortened. */
  get seconds(): number {
    return joinedSeconds(this.passages);
  }

  /** Seconds that are missing (positive) or too many (negative) for a sample; 0 when it fits. */
  get gap(): number {
    return bandGap(this.seconds);
  }

  /** What undo would take back, or null. */
  get undoName(): EditStep | null {
    return this.#undoName;
  }

  get redoName(): EditStep | null {
    return this.#redoName;
  }

  activate(index: number): void {
    this.#active = Math.max(0, Math.min(index, this.passages.length - 1));
  }

  /** Decoding found the true length; the selection stays inside it. */
  setRecordingSeconds(seconds: number): void {
    this.#recordingSeconds = seconds;
    if (this.passages.every(({ end }) => end <= seconds)) return;
    const [only, ...more] = this.passages;
    const passages =
      only && more.length === 0
        ? [fitPassage(only.start, only.end, seconds)]
        : (clippedTo(this.passages, seconds) ?? [fitPassage(0, FIRST_SELECTION_SECONDS, seconds)]);
    this.#amend({ ...this.#edit, passages });
  }

  /** Moves an edge of a passage, the active one unless told otherwise. */
  move(edge: PassageEdge, time: number, index = this.active): Passage {
    this.activate(index);
    const passages = moveEdge(this.passages, index, edge, time, this.#recordingSeconds);
    this.#cut(edge === 'both' ? 'move' : 'resize', passages, `${index} ${edge}`);
    return this.passage;
  }

  nudge(edge: PassageEdge, seconds: number): void {
    this.move(edge, (edge === 'end' ? this.passage.end : this.passage.start) + seconds);
  }

  /** A typed start keeps the end where it can, and takes it along where it must. */
  typeStart(time: number): void {
    if (this.passages.length > 1) return void this.move('start', time);
    const end = Math.min(Math.max(this.passage.end, time), time + MAX_SAMPLE_SECONDS);
    this.#cut('resize', [fitPassage(time, end, this.#recordingSeconds)]);
  }

  /** A typed end keeps the start where it can, and takes it along where it must. */
  typeEnd(time: number): void {
    if (this.passages.length > 1) return void this.move('end', time);
    const end = Math.min(time, this.#recordingSeconds);
    const start = Math.max(Math.min(this.passage.start, end), end - MAX_SAMPLE_SECONDS);
    const fitted = fitPassage(start, end, this.#recordingSeconds);
    const missing = fitted.end - end;
    const room = { start: 0, end };
    // Too close to the start: the start makes room rather than the typed end being ignored.
    const passage =
      missing > 0 ? movePassage(fitted, 'both', fitted.start - missing, room) : fitted;
    this.#cut('resize', [passage]);
  }

  typeLength(seconds: number): void {
    this.move('end', this.passage.start + seconds);
  }

  /** Adds a passage around a time. False where there is no room for one. */
  add(time: number): boolean {
    const passages = withPassage(this.passages, time, ADDED_SECONDS, this.#recordingSeconds);
    if (!passages) return false;
    this.#cut('add', passages);
    this.activate(indexAt(passages, time));
    return true;
  }

  /** Cuts the passage at a time in two. False where that leaves a part too short. */
  split(time: number): boolean {
    const passages = splitAt(this.passages, time);
    if (!passages) return false;
    this.#cut('split', passages);
    this.activate(indexAt(passages, time));
    return true;
  }

  /** Leaves the active passage out. False when it is the only one. */
  remove(): boolean {
    const passages = withoutPassage(this.passages, this.active);
    if (!passages) return false;
    this.#cut('remove', passages);
    this.activate(this.active);
    return true;
  }

  /** Puts a passage at another place in the order in which they are joined. */
  reorder(from: number, to: number): void {
    this.#cut('reorder', reordered(this.passages, from, to));
    this.activate(to);
  }

  /** Moves the edges of all passages to where they are wanted, as far as each may go. */
  adjust(wanted: Passages): void {
    let passages = this.passages;
    for (const [index, { start, end }] of wanted.entries()) {
      passages = moveEdge(passages, index, 'start', start, this.#recordingSeconds);
      passages = moveEdge(passages, index, 'end', end, this.#recordingSeconds);
    }
    this.#cut('fix', passages);
  }

  /** Selects passages that a person asked for. */
  select(passages: Passages): void {
    this.#cut('best', passages);
    this.activate(0);
  }

  /** Selects what nobody has touched yet: there is no step to undo. */
  propose(passages: Passages): void {
    if (this.#placed) return;
    this.#amend({ ...this.#edit, passages });
  }

  /** Takes up an edit from before, such as a draft's. */
  restore(edit: Edit): void {
    this.#touched = true;
    this.#placed = true;
    this.#amend(edit);
  }

  treat(step: EditStep, recipe: Recipe, mergeKey: string | null = null): void {
    this.#push(step, { ...this.#edit, recipe: inWorkingOrder(recipe) }, mergeKey);
  }

  undo(): void {
    if (this.#history.undo()) this.#show('person');
  }

  redo(): void {
    if (this.#history.redo()) this.#show('person');
  }

  #cut(step: EditStep, passages: Passages, mergeKey: string | null = null): void {
    this.#touched = true;
    this.#placed = true;
    if (!isSame(passages, this.passages)) this.#push(step, { ...this.#edit, passages }, mergeKey);
  }

  #push(step: EditStep, edit: Edit, mergeKey: string | null): void {
    this.#touched = true;
    this.#history.push(step, edit, mergeKey && `${step} ${mergeKey}`);
    this.#show('person');
  }

  #amend(edit: Edit): void {
    this.#history.amend(edit);
    this.#show('program');
  }

  #show(by: ChangedBy): void {
    this.#edit = this.#history.present;
    this.#undoName = this.#history.undoName;
    this.#redoName = this.#history.redoName;
    this.#changed(by);
  }
}
