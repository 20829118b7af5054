import wasm from '../../node_modules/@echogarden/speex-resampler-wasm/wasm/speex-resampler-simd.wasm?url';
import { serve } from './rpc-server.ts';
import { speechHandlers } from './speech-analysis.ts';
import type { SpeechCalls } from './speech-calls.ts';

const MODEL = '/models/silero-vad-v5.f32';

/** The speech worker: analyses whole recordings, beside the engine worker so that neither waits. */
serve<SpeechCalls>(self, speechHandlers(wasm, loadModel));

async function loadModel(): Promise<ArrayBuffer> {
  const response = await fetch(MODEL);
  if (!response.ok) throw new Error(`${MODEL}: ${response.status}`);
  return response.arrayBuffer();
}
