import type { Measurements } from '../../../src-main/contract/measurements.ts';
import { Rendering, type RenderingTools } from '../../../src-renderer/engine/rendering.ts';
import { FeatureExtractor } from '../../../src-renderer/engine/speech/features.ts';
import { secondPitchShare } from '../../../src-renderer/engine/speech/second-pitch.ts';
import type { SileroWeights } from '../../../src-renderer/engine/speech/silero-weights.ts';
import { countVoices } from '../../../src-renderer/engine/speech/voices.ts';
import { shippedWeights } from '../../engine/denoise/model.ts';
import { weights } from '../../engine/speech/recordings.ts';

/** What the program loads before it can measure. */
export function loadTools(): RenderingTools {
  return { speech: weights(), noise: shippedWeights() };
}

/** What the program measures on a mono passage that it neither treats nor shortens. */
export async function measured(
  tools: RenderingTools,
  samples: Float32Array,
  sampleRate: number,
): Promise<Measurements> {
  const rendering = new Rendering(tools, {
    sampleRate,
    outputRate: 16_000,
    minFrames: 0,
    maxFrames: 180 * 16_000,
    steps: [],
  });
  rendering.push([samples]);
  return (await rendering.finish(() => undefined)).measures;
}

/** How many voices the program hears in 16 kHz sound; the same as it measures, without the rest. */
export function voicesIn(speech: SileroWeights, samples: Float32Array): Measurements['voices'] {
  const extractor = new FeatureExtractor(speech);
  extractor.push(samples);
  const { features, cells } = extractor.finish();
  return countVoices(cells, secondPitchShare(samples, features.probability)).voices;
}
