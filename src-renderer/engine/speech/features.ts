import { GrowingFloats } from '../growing-floats.ts';
import { PITCH_WINDOW, pitchOf } from './pitch.ts';
import { SPEECH_RATE } from './rate.ts';
import { BATCH, BINS, BLOCK, SileroVad, WINDOW } from './silero.ts';
import type { SileroWeights } from './silero-weights.ts';
import { TIMBRE, timbreOf } from './timbre.ts';
import { type VoiceCell, VoiceCells } from './voice-cells.ts';

/** Seconds of one block. */
export const BLOCK_SECONDS = BLOCK / SPEECH_RATE;

/** What is kept of a recording: one number of each kind for every 32 ms. Full scale is ±1. */
export interface SpeechFeatures {
  /** Samples of the whole recording at 16 kHz. */
  readonly frames: number;
  /** That the block is speech, 0–1. */
  readonly probability: Float32Array<ArrayBuffer>;
  /** Mean square. */
  readonly power: Float32Array<ArrayBuffer>;
  /** Largest magnitude. */
  readonly peak: Float32Array<ArrayBuffer>;
  /** Mean square below 125 Hz: hum and rumble. */
  readonly lowPower: Float32Array<ArrayBuffer>;
  /** Mean square from 4 kHz on: hiss, or that the voice is not of telephone quality. */
  readonly highPower: Float32Array<ArrayBuffer>;
}

const BEFORE = PITCH_WINDOW - BLOCK;
const NAMES = ['probability', 'power', 'peak', 'lowPower', 'highPower'] as const;
const LOW_BINS = 2;
const HIGH_BIN = BINS - 65;
/** From squared magnitudes to mean square: both halves of the spectrum, and what a Hann window leaves. */
const TO_POWER = 2 / (WINDOW * WINDOW * 0.375);

/** Measures a recording that arrives in blocks of any length, at 16 kHz; keeps features, no sound. */
export class FeatureExtractor {
  readonly #vad: SileroVad;
  readonly #cells = new VoiceCells();
  readonly #kept = new Map(NAMES.map((name) => [name, new GrowingFloats()]));
  /** What of the pitch's window lies before a block, then the blocks that are being filled. */
  readonly #window = new Float32Array(BEFORE + BATCH * BLOCK);
  readonly #probabilities = new Float32Array(BATCH);
  #filled = 0;
  #frames = 0;
  #blocks = 0;

  constructor(weights: SileroWeights) {
    this.#vad = new SileroVad(weights);
  }

  /** Seconds that have come in. */
  get seconds(): number {
    return this.#frames / SPEECH_RATE;
  }

  push(samples: Float32Array): void {
    this.#frames += samples.length;
    for (let used = 0; used < samples.length; ) {
      const part = samples.subarray(used, used + BATCH * BLOCK - this.#filled);
      this.#window.set(part, BEFORE + this.#filled);
      this.#filled += part.length;
      used += part.length;
      if (this.#filled === BATCH * BLOCK) this.#measure(BATCH);
    }
  }

  /** Fills the last block with silence. Only once. */
  finish(): { readonly features: SpeechFeatures; readonly cells: readonly VoiceCell[] } {
    if (this.#filled > 0) {
      this.#window.fill(0, BEFORE + this.#filled);
      this.#measure(Math.ceil(this.#filled / BLOCK));
    }
    const values = (name: (typeof NAMES)[number]) => this.#of(name).view().slice();
    const features = {
      frames: this.#frames,
      probability: values('probability'),
      power: values('power'),
      peak: values('peak'),
      lowPower: values('lowPower'),
      highPower: values('highPower'),
    };
    return { features, cells: this.#cells.finish() };
  }

  #measure(blocks: number): void {
    this.#vad.process(this.#window.subarray(BEFORE), this.#probabilities);
    for (let block = 0; block < blocks; block += 1) this.#measureBlock(block);
    this.#window.copyWithin(0, BATCH * BLOCK);
    this.#filled = 0;
  }

  #measureBlock(block: number): void {
    const window = this.#window.subarray(block * BLOCK, block * BLOCK + PITCH_WINDOW);
    const probability = this.#probabilities[block]!;
    let sum = 0;
    let peak = 0;
    for (let i = BEFORE; i < PITCH_WINDOW; i += 1) {
      const sample = window[i]!;
      sum += sample * sample;
      peak = Math.max(peak, Math.abs(sample));
    }
    const spectrum = this.#vad.powers.subarray(block * BINS, (block + 1) * BINS);
    this.#keep('probability', probability);
    this.#keep('power', sum / BLOCK);
    this.#keep('peak', peak);
    this.#keep('lowPower', TO_POWER * sumOf(spectrum, 0, LOW_BINS));
    this.#keep('highPower', TO_POWER * sumOf(spectrum, HIGH_BIN, BINS));
    if (this.#cells.wants(probability)) {
      timbreOf(spectrum, this.#timbre);
      this.#cells.add(this.#blocks, this.#timbre, pitchOf(window));
    }
    this.#blocks += 1;
  }

  readonly #timbre = new Float64Array(TIMBRE);
  readonly #one = new Float32Array(1);

  #keep(name: (typeof NAMES)[number], value: number): void {
    this.#one[0] = value;
    this.#of(name).append(this.#one);
  }

  #of(name: (typeof NAMES)[number]): GrowingFloats {
    return this.#kept.get(name)!;
  }
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += values[i]!;
  return sum;
}
