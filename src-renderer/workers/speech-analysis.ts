import { SpeechAnalyser } from '../engine/speech/analysis.ts';
import { readSileroWeights, type SileroWeights } from '../engine/speech/silero-weights.ts';
import { WorkerError } from './failure.ts';
import { free } from './free.ts';
import type { Handlers } from './rpc-server.ts';
import type { SpeechCalls } from './speech-calls.ts';

/**
 * The speech worker's answers.
 *
 * @param loadModel reads the detector's weights; asked again after it failed
 */
export function speechHandlers(loadModel: () => Promise<ArrayBuffer>): Handlers<SpeechCalls> {
  let weights: Promise<SileroWeights> | null = null;
  let analyser: SpeechAnalyser | null = null;

  const current = () => {
    if (analyser) return analyser;
    throw new WorkerError({ code: 'not-open', message: 'no analysis has begun' });
  };

  return {
    async begin(sampleRate) {
      weights ??= loadModel().then(readSileroWeights);
      const loaded = await weights.catch((error) => {
        weights = null;
        throw error;
      });
      analyser = new SpeechAnalyser(loaded, sampleRate);
      return { value: null };
    },

    push(channels) {
      current().push(channels);
      for (const { buffer } of channels) free(buffer);
      return { value: null };
    },

    finish(band) {
      try {
        const value = current().finish(band);
        const { probability, power, peak, lowPower, highPower } = value.features;
        const arrays = [probability, power, peak, lowPower, highPower];
        return { value, transfer: arrays.map((array) => array.buffer) };
      } finally {
        analyser = null;
      }
    },
  };
}
