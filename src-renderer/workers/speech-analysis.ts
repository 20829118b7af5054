import { loadResampler } from '../engine/resample.ts';
import { SpeechAnalyser } from '../engine/speech/analysis.ts';
import { readSileroWeights } from '../engine/speech/silero-weights.ts';
import { WorkerError } from './failure.ts';
import type { Handlers } from './rpc-server.ts';
import type { SpeechCalls } from './speech-calls.ts';

/**
 * The speech worker's answers.
 *
 * @param wasm where the resampler's compiled code is, for its loader
 * @param loadModel reads the detector's weights; asked again after it failed
 */
export function speechHandlers(
  wasm: string,
  loadModel: () => Promise<ArrayBuffer>,
): Handlers<SpeechCalls> {
  let parts: ReturnType<typeof load> | null = null;
  let analyser: SpeechAnalyser | null = null;

  const load = async () => {
    const [code, model] = await Promise.all([loadResampler(wasm), loadModel()]);
    return { code, weights: readSileroWeights(model) };
  };

  const drop = () => {
    analyser?.close();
    analyser = null;
  };

  const current = () => {
    if (analyser) return analyser;
    throw new WorkerError({ code: 'not-open', message: 'no analysis has begun' });
  };

  return {
    async begin(sampleRate) {
      parts ??= load();
      const { code, weights } = await parts.catch((error) => {
        parts = null;
        throw error;
      });
      drop();
      analyser = new SpeechAnalyser(code, weights, sampleRate);
      return { value: null };
    },

    push(channels) {
      current().push(channels);
      return { value: null };
    },

    finish(band) {
      try {
        const value = current().finish(band);
        const { probability, power, peak, lowPower, highPower } = value.features;
        const arrays = [probability, power, peak, lowPower, highPower];
        return { value, transfer: arrays.map((array) => array.buffer) };
      } finally {
        drop();
      }
    },
  };
}
