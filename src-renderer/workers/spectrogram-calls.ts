import type { ColumnGrid, SpectrogramSound } from '../engine/measure/spectrogram.ts';

/** What the spectrogram worker can do. */
export interface SpectrogramCalls {
  /** Levels of columns one after the other, `SPECTROGRAM_ROWS` in each. */
  columns: {
    args: { readonly sound: SpectrogramSound; readonly grid: ColumnGrid };
    progress: never;
    result: Uint8Array<ArrayBuffer>;
  };
}
