import resampler from '../../node_modules/@echogarden/speex-resampler-wasm/wasm/speex-resampler-simd.wasm?url';
import { fetchBytes } from './fetch-bytes.ts';
import { NOISE_MODEL, SPEECH_MODEL } from './models.ts';
import { prepareHandlers } from './prepare.ts';
import type { PrepareCalls } from './prepare-calls.ts';
import { serve } from './rpc-server.ts';

/** The engine worker: renders, treats and measures samples. */
serve<PrepareCalls>(
  self,
  prepareHandlers({
    resampler,
    speech: () => fetchBytes(SPEECH_MODEL),
    noise: () => fetchBytes(NOISE_MODEL),
  }),
);
