/// <reference path="./speex-resampler.d.ts" />
import createSpeex, { type SpeexModule } from '@echogarden/speex-resampler-wasm/simd';
import { GrowingFloats } from './growing-floats.ts';

/** The compiled SpeexDSP resampler, loaded once and shared by resamplers. */
export type ResamplerCode = SpeexModule;

/** The best of SpeexDSP's qualities: below −120 dB from 8.2 kHz on, flat to 7.2 kHz. */
const QUALITY = 10;
const BYTES_PER_FLOAT = 4;
/** Frames a call; the memory inside the module is this long whatever is pushed. */
const CHUNK = 8192;

/**
 * Loads the compiled code.
 *
 * @param wasm where `speex-resampler-simd.wasm` is: a URL in the page, a file's path in Node
 */
export function loadResampler(wasm: string): Promise<ResamplerCode> {
  return createSpeex({ locateFile: () => wasm });
}

/** How many frames come out of `frames`: the exact quotient, rounded half up. */
export function resampledLength(frames: number, inRate: number, outRate: number): number {
  return Math.floor((frames * outRate) / inRate + 0.5);
}

/**
 * Changes the rate of a mono signal, block by block, without delay.
 *
 * The filter's delay is taken off at the start and made up with zeros at the end, so output frame k is
 * the input at k · inRate / outRate. Equal rates pass the samples through untouched. The result does
 * not depend on how the input was cut into blocks. Call `close` when done, also after an error: the
 * state lives in the module's memory, which nothing else frees.
 */
export class Resampler {
  readonly #inRate: number;
  readonly #outRate: number;
  readonly #speex: SpeexStream | null;
  #framesIn = 0;
  #framesOut = 0;

  /**
   * @param inRate,outRate hertz, positive whole numbers
   * @throws RangeError when they are not, or the module's memory does not suffice
   */
  constructor(code: ResamplerCode, inRate: number, outRate: number) {
    for (const rate of [inRate, outRate]) {
      if (!Number.isSafeInteger(rate) || rate <= 0) throw new RangeError(`not a rate: ${rate}`);
    }
    this.#inRate = inRate;
    this.#outRate = outRate;
    this.#speex = inRate === outRate ? null : new SpeexStream(code, inRate, outRate);
  }

  /** Takes a block and returns what is ready, a new array of any length. */
  push(block: Float32Array): Float32Array<ArrayBuffer> {
    this.#framesIn += block.length;
    const ready = this.#speex ? this.#speex.process(block) : new Float32Array(block);
    this.#framesOut += ready.length;
    return ready;
  }

  /** Returns the rest; all output together is `resampledLength(all input)` frames. */
  finish(): Float32Array<ArrayBuffer> {
    const missing = resampledLength(this.#framesIn, this.#inRate, this.#outRate) - this.#framesOut;
    const rest = this.#speex ? this.#speex.flush(missing) : new Float32Array(0);
    this.#framesOut += rest.length;
    return rest;
  }

  close(): void {
    this.#speex?.close();
  }
}

/** One SpeexDSP state and its three buffers, as one allocation each way. */
class SpeexStream {
  readonly #code: SpeexModule;
  readonly #state: number;
  readonly #input: number;
  readonly #output: number;
  /** Two 32-bit lengths. */
  readonly #lengths: number;
  #closed = false;

  constructor(code: SpeexModule, inRate: number, outRate: number) {
    this.#code = code;
    this.#state = code._speex_resampler_init(1, inRate, outRate, QUALITY, 0);
    this.#input = code._malloc(CHUNK * BYTES_PER_FLOAT);
    this.#output = code._malloc(CHUNK * BYTES_PER_FLOAT);
    this.#lengths = code._malloc(8);
    if ([this.#state, this.#input, this.#output, this.#lengths].includes(0)) {
      this.close();
      throw new RangeError(`cannot resample from ${inRate} to ${outRate} Hz`);
    }
    code._speex_resampler_skip_zeros(this.#state);
  }

  process(block: Float32Array): Float32Array<ArrayBuffer> {
    const ready = new GrowingFloats();
    for (let used = 0; used < block.length; ) {
      used += this.#step(block.subarray(used, used + CHUNK), ready);
    }
    return ready.view().slice();
  }

  /** Feeds the delay as zeros, and one more chunk where rounding asks for a frame beyond it. */
  flush(frames: number): Float32Array<ArrayBuffer> {
    const ready = new GrowingFloats();
    const zeros = new Float32Array(this.#code._speex_resampler_get_input_latency(this.#state));
    ready.append(this.process(zeros));
    while (ready.length < frames) ready.append(this.process(new Float32Array(CHUNK)));
    return ready.view(0, frames).slice();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#state !== 0) this.#code._speex_resampler_destroy(this.#state);
    for (const pointer of [this.#input, this.#output, this.#lengths]) this.#code._free(pointer);
  }

  /** Offers up to a chunk, appends what comes out, returns how many frames were taken. */
  #step(chunk: Float32Array, ready: GrowingFloats): number {
    const code = this.#code;
    const lengths = this.#lengths / BYTES_PER_FLOAT;
    code.HEAPF32.set(chunk, this.#input / BYTES_PER_FLOAT);
    code.HEAPU32[lengths] = chunk.length;
    code.HEAPU32[lengths + 1] = CHUNK;
    const error = code._speex_resampler_process_float(
      this.#state,
      0,
      this.#input,
      this.#lengths,
      this.#output,
      this.#lengths + BYTES_PER_FLOAT,
    );
    if (error !== 0) throw new Error(`SpeexDSP error ${error}`);
    const start = this.#output / BYTES_PER_FLOAT;
    ready.append(code.HEAPF32.subarray(start, start + code.HEAPU32[lengths + 1]!));
    return code.HEAPU32[lengths]!;
  }
}
