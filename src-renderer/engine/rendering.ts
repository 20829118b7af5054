import { denoise } from './denoise/denoiser.ts';
import type { Weights } from './denoise/weights.ts';
import { seededRandom } from './dither.ts';
import { GrowingFloats } from './growing-floats.ts';
import { powerDb } from './measure/decibels.ts';
import {
  measureSample,
  measureSource,
  type SampleMeasures,
  type SourceMeasures,
} from './measure/measures.ts';
import { speechPower } from './measure/speech-level.ts';
import type { Stretch } from './measure/stretch.ts';
import { mixdown } from './mixdown.ts';
import { release } from './release.ts';
import { Resampler } from './resample.ts';
import { FeatureExtractor } from './speech/features.ts';
import { secondPitchShare } from './speech/second-pitch.ts';
import { segmentsOf } from './speech/segments.ts';
import type { SileroWeights } from './speech/silero-weights.ts';
import { countVoices, type Voices } from './speech/voices.ts';
import { joinPassages } from './treatments/join.ts';
import {
  type SampleStep,
  type SourceStep,
  splitSteps,
  type TreatedSample,
  treatSample,
  treatSource,
} from './treatments/recipe-steps.ts';
import type { KeptStretch } from './treatments/time-map.ts';
import { encodeWav } from './wav.ts';

/** One seed for all, so that the same passage and recipe always give the same file. */
const DITHER_SEED = 0x5eed;
/** Of more channels than these only the mix is kept for the measurements on the source. */
const CHANNELS_KEPT = 2;

/** Weights that the caller loads; the engine fetches nothing. */
export interface RenderingTools {
  readonly speech: SileroWeights;
  readonly noise: Weights;
}

/** What comes in, what is done, and what may come out. */
export interface RenderingOptions {
  /** Hertz of the source. */
  readonly sampleRate: number;
  /** Hertz of the sample. */
  readonly outputRate: number;
  /** Longest sample in output frames; what is beyond is cut off. */
  readonly maxFrames: number;
  /** A sample this long is not shortened below it: its pauses stay as they are. */
  readonly minFrames: number;
  /** In the order in which they work. */
  readonly steps: readonly (SourceStep | SampleStep)[];
}

/** Everything that is measured on a passage and on the sample made of it. */
export interface RenderedMeasures extends SourceMeasures, SampleMeasures {
  readonly speech: readonly Stretch[];
  readonly voices: Voices;
}

export interface Rendered {
  /** A whole 16-bit mono WAV file. */
  readonly wav: Uint8Array<ArrayBuffer>;
  readonly frames: number;
  readonly measures: RenderedMeasures;
  /** Level of active speech before any treatment, to compare with at equal loudness, in dBFS. */
  readonly sourceSpeechDbfs: number;
  /** From seconds of the joined passages to seconds of the sample: what of them was kept. */
  readonly kept: readonly KeptStretch[];
}

/** The joined passages as they came, and as they were treated at the source's rate. */
interface Source {
  readonly channels: readonly Float32Array[];
  readonly mono: Float32Array;
  /** The mix itself where there was nothing to repair. */
  readonly treated: Float32Array;
}

/** Told 0 to 1 between steps; throw in it to stop. */
type Progress = (fraction: number) => void | Promise<void>;

interface Heard {
  readonly speech: readonly Stretch[];
  readonly voices: Voices;
}

/**
 * Makes a sample of one or more passages that arrive in blocks, treats it, measures it: mono, at the
 * output rate, 16-bit WAV.
 *
 * Holds the passages (at most 180 s together), never the recording. Each is repaired for itself, since a
 * filter or a hum that runs on over a cut would not fit behind it; then they are joined.
 */
export class Rendering {
  readonly #tools: RenderingTools;
  readonly #options: RenderingOptions;
  readonly #passages: GrowingFloats[][] = [[]];

  constructor(tools: RenderingTools, options: RenderingOptions) {
    this.#tools = tools;
    this.#options = options;
  }

  /** @param channels planar, full scale ±1, at the source's rate; always as many */
  push(channels: readonly Float32Array[]): void {
    const kept = channels.length > CHANNELS_KEPT ? [mixdown(channels)] : channels;
    const passage = this.#passages.at(-1)!;
    for (const [i, samples] of kept.entries()) {
      passage[i] ??= new GrowingFloats();
      passage[i].append(samples);
    }
  }

  /** Ends a passage: what is pushed from here on belongs to the next one. */
  nextPassage(): void {
    this.#passages.push([]);
  }

  /**
   * Ends the last passage. 10 s of whole frames in, at any rate, give 10 s of frames out.
   *
   * @param progress told 0 to 1 between steps; throw in it to stop
   * @throws RangeError when the rates cannot be converted or an amount is out of range
   */
  async finish(progress: Progress): Promise<Rendered> {
    const { sampleRate, outputRate, maxFrames, steps } = this.#options;
    const { source: repairs, sample } = splitSteps(steps);
    const source = await this.#joined(repairs, progress);
    const { channels, mono, treated } = source;
    const plain = this.#resample(treated).subarray(0, maxFrames);
    const heard = this.#listen(plain);
    const sourceMeasures = measureSource(channels, mono, sampleRate, heard.speech);
    const sourceSpeechDbfs = powerDb(speechPower(mono, sampleRate, heard.speech));
    // At the source's rate it is by far the largest, and done with.
    giveUp(source);
    const finished = await this.#treatSample(plain, sample, heard.speech, progress);
    const { samples } = joinPassages([finished.samples], outputRate);
    await progress(0.9);
    const measures = {
      ...sourceMeasures,
      ...measureSample(samples, outputRate, finished.speech),
      speech: finished.speech,
      voices: heard.voices,
    };
    const wav = encodeWav(samples, outputRate, seededRandom(DITHER_SEED));
    const frames = samples.length;
    for (const done of [plain, finished.samples, samples]) release(done);
    await progress(1);
    return {
      wav,
      frames,
      measures,
      sourceSpeechDbfs,
      kept: finished.map.stretches,
    };
  }

  /** Repairs each passage and joins them, as they came and as they are then. */
  async #joined(steps: readonly SourceStep[], progress: Progress): Promise<Source> {
    const { sampleRate } = this.#options;
    const passages = this.#passages.filter((passage) => passage.length > 0);
    const sources: Source[] = [];
    for (const [index, passage] of passages.entries()) {
      const channels = passage.map((channel) => channel.view());
      // Nothing here writes to it, so one channel is its own mix.
      const mono = channels.length === 1 ? channels[0]! : mixdown(channels);
      const { samples } = await treatSource(mono, sampleRate, steps, (done, of) =>
        progress((0.4 * (index + done / Math.max(1, of))) / passages.length),
      );
      sources.push({ channels, mono, treated: samples });
    }
    const [only, ...more] = sources;
    if (only && more.length === 0) return only;
    const join = (parts: readonly Float32Array[]) => joinPassages(parts, sampleRate).samples;
    const joined = {
      channels:
        only?.channels.map((_, i) => join(sources.map(({ channels }) => channels[i]!))) ?? [],
      mono: join(sources.map(({ mono }) => mono)),
      treated: join(sources.map(({ treated }) => treated)),
    };
    sources.forEach(giveUp);
    return joined;
  }

  /** Shortens pauses only where that leaves a sample that is long enough. */
  async #treatSample(
    samples: Float32Array,
    steps: readonly SampleStep[],
    speech: readonly Stretch[],
    progress: Progress,
  ): Promise<TreatedSample> {
    const reduce = (noisy: Float32Array, amount: number) =>
      denoise(this.#tools.noise, noisy, { amount });
    const treated = await treatSample(samples, steps, speech, reduce, (done, of) =>
      progress(0.5 + (0.4 * done) / Math.max(1, of)),
    );
    const { minFrames } = this.#options;
    const others = steps.filter(({ kind }) => kind !== 'pauses');
    const tooShort = treated.samples.length < minFrames && samples.length >= minFrames;
    return tooShort && others.length < steps.length
      ? this.#treatSample(samples, others, speech, progress)
      : treated;
  }

  #resample(samples: Float32Array): Float32Array<ArrayBuffer> {
    const { sampleRate, outputRate } = this.#options;
    const resampler = new Resampler(sampleRate, outputRate);
    const resampled = new GrowingFloats();
    for (const ready of [resampler.push(samples), resampler.finish()]) {
      resampled.append(ready);
      release(ready);
    }
    return resampled.view();
  }

  #listen(samples: Float32Array): Heard {
    const extractor = new FeatureExtractor(this.#tools.speech);
    extractor.push(samples);
    const { features, cells } = extractor.finish();
    return {
      speech: segmentsOf(features.probability, features.frames),
      voices: countVoices(cells, secondPitchShare(samples, features.probability)).voices,
    };
  }
}

/** Cannot be used any more. */
function giveUp({ channels, mono, treated }: Source): void {
  for (const samples of [...channels, mono, treated]) release(samples);
}
