import { fetchBytes } from './fetch-bytes.ts';
import { NOISE_MODEL, SPEECH_MODEL } from './models.ts';
import { prepareHandlers } from './prepare.ts';
import type { PrepareCalls } from './prepare-calls.ts';
import { serve } from './rpc-server.ts';

/** The engine worker: renders, treats and measures samples. */
serve<PrepareCalls>(
  self,
  prepareHandlers({
    speech: () => fetchBytes(SPEECH_MODEL),
    noise: () => fetchBytes(NOISE_MODEL),
  }),
);
