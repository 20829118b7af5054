import wasm from '../../node_modules/@echogarden/speex-resampler-wasm/wasm/speex-resampler-simd.wasm?url';
import { fetchBytes } from './fetch-bytes.ts';
import { SPEECH_MODEL } from './models.ts';
import { serve } from './rpc-server.ts';
import { speechHandlers } from './speech-analysis.ts';
import type { SpeechCalls } from './speech-calls.ts';

/** The speech worker: analyses whole recordings, beside the engine worker so that neither waits. */
serve<SpeechCalls>(
  self,
  speechHandlers(wasm, () => fetchBytes(SPEECH_MODEL)),
);
