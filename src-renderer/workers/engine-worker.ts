import wasm from '../../node_modules/@echogarden/speex-resampler-wasm/wasm/speex-resampler-simd.wasm?url';
import { prepareHandlers } from './prepare.ts';
import type { PrepareCalls } from './prepare-calls.ts';
import { serve } from './rpc-server.ts';

/** The engine worker: everything that computes on sound. */
serve<PrepareCalls>(self, prepareHandlers(wasm));
