import { mixdown } from '../mixdown.ts';
import { release } from '../release.ts';
import { Resampler } from '../resample.ts';
import { type BestPassage, bestPassage } from './best-passage.ts';
import { FeatureExtractor, type SpeechFeatures } from './features.ts';
import type { PassageBand } from './passage-score.ts';
import { SPEECH_RATE } from './rate.ts';
import { type Stretch, segmentsOf } from './segments.ts';
import type { SileroWeights } from './silero-weights.ts';
import { drawable, SpotFinder, type Spots } from './spots.ts';
import { countVoices, type Voices } from './voices.ts';

/** What is known about the speech of a recording. */
export interface SpeechAnalysis {
  readonly segments: readonly Stretch[];
  /** Seconds of all segments. */
  readonly speechSeconds: number;
  readonly voices: Voices;
  readonly features: SpeechFeatures;
  readonly best: BestPassage;
  /** Flaws to mark; at most a few hundred of a kind, near ones joined. */
  readonly spots: Spots;
}

/**
 * Analyses a recording that arrives in blocks; memory grows by 2.3 MB an hour, for the features, and
 * by what `SpotFinder` keeps.
 */
export class SpeechAnalyser {
  readonly #resampler: Resampler;
  readonly #extractor: FeatureExtractor;
  readonly #spots: SpotFinder;

  /**
   * @param sampleRate hertz of what is pushed
   * @throws RangeError when the rate cannot be converted
   */
  constructor(weights: SileroWeights, sampleRate: number) {
    this.#resampler = new Resampler(sampleRate, SPEECH_RATE);
    this.#extractor = new FeatureExtractor(weights);
    this.#spots = new SpotFinder(sampleRate);
  }

  /** @param channels planar, full scale ±1 */
  push(channels: readonly Float32Array[]): void {
    this.#spots.pushSource(channels);
    const mono = mixdown(channels);
    this.#hear(this.#resampler.push(mono));
    release(mono);
  }

  /** @param band seconds that the best passage may have, and should have */
  finish(band: PassageBand): SpeechAnalysis {
    this.#hear(this.#resampler.finish());
    const { features, cells } = this.#extractor.finish();
    const segments = segmentsOf(features.probability, features.frames);
    const voices = countVoices(cells);
    const spots = this.#spots.finish(features, segments);
    return {
      segments,
      speechSeconds: segments.reduce((seconds, { start, end }) => seconds + end - start, 0),
      voices: voices.voices,
      features,
      best: bestPassage({ features, segments, cells, voices, ...spots }, band),
      spots: drawable(spots),
    };
  }

  #hear(samples: Float32Array): void {
    this.#spots.pushSpeech(samples);
    this.#extractor.push(samples);
  }
}
