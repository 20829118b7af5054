import type { Recipe } from './recipe.ts';

/** How every recording of a batch is made a sample of. */
export interface BatchWishes {
  /** The same treatments for all, or for each what its verdict asks for. */
  readonly cleaning: 'auto' | Recipe;
  /** About how long a passage should be. */
  readonly seconds: number;
}

/** Recordings that a batch has not come to yet, kept so that closing the program loses none. */
export interface UnfinishedBatch {
  readonly schema: 1;
  readonly files: readonly {
    /** Its draft will have it too: one that was made just before a crash is made again in its place. */
    readonly id: string;
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
  }[];
  readonly wishes: BatchWishes;
}
