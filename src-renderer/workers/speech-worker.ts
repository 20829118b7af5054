import { fetchBytes } from './fetch-bytes.ts';
import { SPEECH_MODEL } from './models.ts';
import { serve } from './rpc-server.ts';
import { speechHandlers } from './speech-analysis.ts';
import type { SpeechCalls } from './speech-calls.ts';

/** The speech worker: analyses whole recordings, beside the engine worker so that neither waits. */
serve<SpeechCalls>(
  self,
  speechHandlers(() => fetchBytes(SPEECH_MODEL)),
);
