import { ClippingFinder } from '../measure/clipping.ts';
import { HumFinder } from '../measure/hum-finder.ts';
import { thinned } from '../measure/stretch.ts';
import type { SpeechFeatures } from './features.ts';
import { type NoisyStretch, noisyStretches, speechDbfs, withLeastSnr } from './noisy.ts';
import { SPEECH_RATE } from './rate.ts';
import type { Stretch } from './segments.ts';

/** Where a recording has flaws that are heard; each kind in order, in seconds of the recording. */
export interface Spots {
  /** The source reached its ceiling and was cut flat. */
  readonly clipping: readonly Stretch[];
  /** Speech stands less than 20 dB over the pauses around it. */
  readonly noisy: readonly NoisyStretch[];
  /** A line of the mains can be heard. */
  readonly hum: readonly Stretch[];
}

/** Seconds; clipping comes in groups, one for each loud syllable. */
const CLIPPING_JOIN = 0.25;
/** More marks of a kind than this are no longer told apart on a screen. */
const MOST_MARKS = 300;

/**
 * Finds flaws in a recording that arrives in blocks.
 *
 * Memory is ten seconds of spectra, a few numbers for every five seconds that hum, and what
 * `ClippingFinder` keeps of a recording that clips.
 */
export class SpotFinder {
  readonly #clipping: ClippingFinder;
  readonly #hum = new HumFinder(SPEECH_RATE);

  /** @param sampleRate hertz of the source */
  constructor(sampleRate: number) {
    this.#clipping = new ClippingFinder(sampleRate, CLIPPING_JOIN);
  }

  /** @param channels planar, at the source's rate, before any gain */
  pushSource(channels: readonly Float32Array[]): void {
    this.#clipping.push(channels);
  }

  /** @param samples the same sound as mono at 16 kHz, as far as it is ready */
  pushSpeech(samples: Float32Array): void {
    this.#hum.push(samples);
  }

  /** Everything that was found. Only once. */
  finish(features: SpeechFeatures, segments: readonly Stretch[]): Spots {
    return {
      clipping: this.#clipping.finish(),
      noisy: noisyStretches(features, segments),
      hum: this.#hum.finish(speechDbfs(features, segments)),
    };
  }
}

/** So few spots that all can be drawn: where there are too many, the nearest ones become one. */
export function drawable({ clipping, noisy, hum }: Spots): Spots {
  return {
    clipping: thinned(clipping, MOST_MARKS),
    noisy: withLeastSnr(thinned(noisy, MOST_MARKS), noisy),
    hum: thinned(hum, MOST_MARKS),
  };
}
