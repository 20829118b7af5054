import { Preparation } from '../engine/preparation.ts';
import { loadResampler, type ResamplerCode } from '../engine/resample.ts';
import { WorkerError } from './failure.ts';
import type { PrepareCalls } from './prepare-calls.ts';
import type { Handlers } from './rpc-server.ts';

/** The engine worker's answers. @param wasm where the resampler's compiled code is, for its loader */
export function prepareHandlers(wasm: string): Handlers<PrepareCalls> {
  let code: Promise<ResamplerCode> | null = null;
  let preparation: Preparation | null = null;

  const drop = () => {
    preparation?.close();
    preparation = null;
  };

  const current = () => {
    if (preparation) return preparation;
    throw new WorkerError({ code: 'not-open', message: 'no preparation has begun' });
  };

  return {
    async begin(options) {
      code ??= loadResampler(wasm);
      const loaded = await code;
      drop();
      preparation = new Preparation(loaded, options);
      return { value: null };
    },

    push(channels) {
      current().push(channels);
      return { value: null };
    },

    finish() {
      try {
        const value = current().finish();
        return { value, transfer: [value.wav.buffer] };
      } finally {
        drop();
      }
    },
  };
}
