import type { Passages } from './passages.ts';
import type { Recipe } from './recipe.ts';

/** What a sample is made of: what is cut out of the recording, and how that is treated. */
export interface Edit {
  readonly passages: Passages;
  readonly recipe: Recipe;
}

/** What an edit was, for undo to name. */
export type EditStep =
  | 'best'
  | 'move'
  | 'resize'
  | 'add'
  | 'split'
  | 'remove'
  | 'reorder'
  | 'treatment'
  | 'amount'
  | 'fix'
  | 'fix-all';
