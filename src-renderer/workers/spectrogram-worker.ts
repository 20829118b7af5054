import { spectrogram } from '../engine/measure/spectrogram.ts';
import { serve } from './rpc-server.ts';
import type { SpectrogramCalls } from './spectrogram-calls.ts';

/** The spectrogram worker: what is only looked at waits for nothing that is listened to or saved. */
serve<SpectrogramCalls>(self, {
  columns: ({ sound, grid }) => {
    const value = spectrogram(sound, grid);
    return { value, transfer: [value.buffer] };
  },
});
