import { createKernel } from '../kernel/kernel.ts';
import { BATCH_SAMPLES, DELAY, DTLN_FLOATS, Dtln } from './dtln.ts';
import { estimateSpeechDbfs } from './speech-level.ts';
import type { Weights } from './weights.ts';

/** How much of the cleaned signal is taken by default; the rest of the original hides most artefacts. */
const DEFAULT_AMOUNT = 0.9;

/** The speech level that the network does best with. */
const NETWORK_DBFS = -26;
/** More gain than this brings up nothing but rounding errors; less is never needed for real samples. */
const MAX_GAIN = 1000;
/** What the network is given at most: 20 dB above anything that speech at −26 dBFS reaches. */
const NETWORK_CEILING = 10;

export interface DenoiseOptions {
  /** From 0, nothing changes, to 1, nothing of the original is mixed in. */
  readonly amount?: number;
  /** Level of the speech, null when there is none. The same for the whole recording. */
  readonly speechDbfs: number | null;
}

/**
 * Takes noise out of mono speech at 16 kHz, block by block.
 *
 * The output is as long as the input and in its place. It does not depend on how the input was cut into
 * blocks. Whoever wants to stop simply pushes no more.
 */
export class Denoiser {
  readonly #amount: number;
  readonly #gain: number;
  readonly #network: Dtln | null;
  /** The last of what went through the network, then what waits for it. */
  readonly #dry = new Float32Array(DELAY + BATCH_SAMPLES);
  readonly #batch = new Float32Array(BATCH_SAMPLES);
  #waiting = 0;
  /** Output at the start that belongs before the input. */
  #early = DELAY;

  /** @throws RangeError when the amount is not between 0 and 1 */
  constructor(weights: Weights, options: DenoiseOptions, newKernel = createKernel) {
    const { amount = DEFAULT_AMOUNT, speechDbfs } = options;
    if (!(amount >= 0 && amount <= 1)) throw new RangeError(`not an amount: ${amount}`);
    this.#amount = amount;
    this.#gain = speechDbfs === null ? 1 : gainTo(NETWORK_DBFS, speechDbfs);
    this.#network = amount === 0 ? null : new Dtln(newKernel(DTLN_FLOATS), weights);
  }

  /** Takes a block and returns what is ready, a new array of any length. */
  push(block: Float32Array): Float32Array<ArrayBuffer> {
    if (!this.#network) return new Float32Array(block);
    const ready = new Float32Array(this.#readyAfter(block.length));
    let at = 0;
    for (let used = 0; used < block.length; ) {
      const part = block.subarray(used, used + BATCH_SAMPLES - this.#waiting);
      this.#dry.set(part, DELAY + this.#waiting);
      this.#waiting += part.length;
      used += part.length;
      if (this.#waiting === BATCH_SAMPLES) at += this.#run(this.#network, ready.subarray(at));
    }
    return ready;
  }

  /** Returns the rest; all output together is as long as all input. */
  finish(): Float32Array<ArrayBuffer> {
    if (!this.#network) return new Float32Array(0);
    const rest = this.#waiting + DELAY - this.#early;
    return this.push(new Float32Array(2 * BATCH_SAMPLES)).slice(0, rest);
  }

  /** How many samples come out when `frames` more come in. */
  #readyAfter(frames: number): number {
    const batches = Math.floor((this.#waiting + frames) / BATCH_SAMPLES);
    return batches === 0 ? 0 : batches * BATCH_SAMPLES - this.#early;
  }

  /** Sends a full batch through the network, writes the mix, returns its length. */
  #run(network: Dtln, output: Float32Array): number {
    const [dry, batch, gain] = [this.#dry, this.#batch, this.#gain];
    for (let k = 0; k < batch.length; k++) batch[k] = bounded(dry[DELAY + k]! * gain);
    network.process(batch, batch);
    const skipped = this.#early;
    const wet = this.#amount / gain;
    const rest = 1 - this.#amount;
    for (let k = skipped; k < batch.length; k++) {
      output[k - skipped] = dry[k]! * rest + batch[k]! * wet;
    }
    this.#early = 0;
    this.#waiting = 0;
    dry.copyWithin(0, BATCH_SAMPLES);
    return BATCH_SAMPLES - skipped;
  }
}

/** Denoises a whole recording; the level of its speech is estimated when it is not given. */
export function denoise(
  weights: Weights,
  samples: Float32Array,
  options: Partial<DenoiseOptions> = {},
): Float32Array<ArrayBuffer> {
  const { speechDbfs = estimateSpeechDbfs(samples) } = options;
  const denoiser = new Denoiser(weights, { ...options, speechDbfs });
  const output = new Float32Array(samples.length);
  const ready = denoiser.push(samples);
  output.set(ready);
  output.set(denoiser.finish(), ready.length);
  return output;
}

function gainTo(target: number, level: number): number {
  return Math.min(MAX_GAIN, Math.max(1 / MAX_GAIN, 10 ** ((target - level) / 20)));
}

/** One sample that is not a number would otherwise silence the network for good. */
function bounded(value: number): number {
  if (Number.isNaN(value)) return 0;
  return Math.min(NETWORK_CEILING, Math.max(-NETWORK_CEILING, value));
}
