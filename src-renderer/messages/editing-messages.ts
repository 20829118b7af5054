import type { EditStep } from '../../src-main/contract/edit.ts';

/** The words of what is done in the editor: cutting, listening, taking back. */
export interface EditingMessages {
  readonly undo: (step: EditStep | null) => string;
  readonly redo: (step: EditStep | null) => string;
  /** For who hears the screen: an undone step shows in no one place. */
  readonly undone: (step: EditStep) => string;
  readonly redone: (step: EditStep) => string;
  readonly steps: Readonly<Record<EditStep, string>>;
  readonly split: string;
  readonly add: string;
  readonly remove: string;
  readonly noRoom: string;
  readonly tooShortToSplit: string;
  readonly onlyOne: string;
  readonly passages: string;
  readonly passage: (number: number, count: number) => string;
  readonly earlier: string;
  readonly later: string;
  readonly startHere: string;
  readonly endHere: string;
  readonly playOnward: string;
  readonly playEdges: string;
  readonly compare: string;
  readonly original: string;
  readonly cleaned: string;
  readonly notCleaned: string;
  readonly fits: string;
  readonly sampleLength: string;
  readonly track: string;
  readonly trackName: (number: number, language: string | null, codec: string) => string;
  /** Several samples of one recording, side by side. */
  readonly cuts: {
    readonly title: string;
    readonly compare: string;
    readonly compareWith: (name: string) => string;
    readonly dialog: string;
    readonly check: string;
    readonly passages: string;
    readonly treatments: string;
    readonly untreated: string;
    readonly voices: string;
    readonly noVoice: string;
  };
  readonly previous: string;
  readonly next: string;
}
