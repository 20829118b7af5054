import { mixdown } from '../mixdown.ts';
import { Resampler } from '../resample.ts';
import { type BestPassage, bestPassage } from './best-passage.ts';
import { FeatureExtractor, type SpeechFeatures } from './features.ts';
import type { PassageBand } from './passage-score.ts';
import { SPEECH_RATE } from './rate.ts';
import { type Stretch, segmentsOf } from './segments.ts';
import type { SileroWeights } from './silero-weights.ts';
import { countVoices, type Voices } from './voices.ts';

/** What is known about the speech of a recording. */
export interface SpeechAnalysis {
  readonly segments: readonly Stretch[];
  /** Seconds of all segments. */
  readonly speechSeconds: number;
  readonly voices: Voices;
  readonly features: SpeechFeatures;
  readonly best: BestPassage;
}

/** What a passage is chosen by, besides the speech itself. */
export interface PassageWishes {
  /** Places to avoid, above all clipping. */
  readonly blemishes: readonly Stretch[];
  /** Seconds that are allowed, and that are best. */
  readonly band: PassageBand;
}

/** Analyses a recording that arrives in blocks; memory grows by 2.3 MB an hour, for the features. */
export class SpeechAnalyser {
  readonly #resampler: Resampler;
  readonly #extractor: FeatureExtractor;

  /**
   * @param sampleRate hertz of what is pushed
   * @throws RangeError when the rate cannot be converted
   */
  constructor(weights: SileroWeights, sampleRate: number) {
    this.#resampler = new Resampler(sampleRate, SPEECH_RATE);
    this.#extractor = new FeatureExtractor(weights);
  }

  /** @param channels planar, full scale ±1 */
  push(channels: readonly Float32Array[]): void {
    this.#extractor.push(this.#resampler.push(mixdown(channels)));
  }

  /**
   * @param wishes what the best passage should avoid, and how long it should be
   */
  finish({ blemishes, band }: PassageWishes): SpeechAnalysis {
    this.#extractor.push(this.#resampler.finish());
    const { features, cells } = this.#extractor.finish();
    const segments = segmentsOf(features.probability, features.frames);
    const voices = countVoices(cells);
    return {
      segments,
      speechSeconds: segments.reduce((seconds, { start, end }) => seconds + end - start, 0),
      voices: voices.voices,
      features,
      best: bestPassage({ features, segments, cells, voices, blemishes }, band),
    };
  }
}
