import type { AlacConfig } from './alac-config.ts';
import { predict, sumUp } from './alac-predictor.ts';
import { readRice } from './alac-rice.ts';
import { BitReader } from './bit-reader.ts';

/** Kinds of element in a packet. */
const SINGLE = 0;
const PAIR = 1;
const LOW_FREQUENCY = 3;
const DATA = 4;
const FILL = 6;
const END = 7;

/** Where each coded channel goes, by channel count: Apple codes the centre first, others put it third. */
const ORDER: readonly (readonly number[])[] = [
  [0],
  [0, 1],
  [2, 0, 1],
  [2, 0, 1, 3],
  [2, 0, 1, 3, 4],
  [2, 0, 1, 4, 5, 3],
  [2, 0, 1, 4, 5, 6, 3],
  [2, 6, 7, 0, 1, 4, 5, 3],
];

/** How an element with one or two channels is coded. */
interface ElementHeader {
  readonly frames: number;
  readonly isEscaped: boolean;
  /** Low bits that are stored as they are. */
  readonly shift: number;
}

/**
 * Decodes Apple Lossless, packet by packet; each stands for itself.
 *
 * Written from Apple's description of the format (the ALAC reference, Apache-2.0).
 */
export class AlacDecoder {
  readonly #config: AlacConfig;
  readonly #samples: readonly Int32Array[];
  readonly #low: readonly Uint16Array[];

  constructor(config: AlacConfig) {
    this.#config = config;
    this.#samples = [0, 1].map(() => new Int32Array(config.frameLength));
    this.#low = [0, 1].map(() => new Uint16Array(config.frameLength));
  }

  /**
   * @returns planar, full scale ±1, in the order of WAV (front left, front right, centre, low …)
   * @throws RangeError when the packet is damaged
   */
  decode(packet: Uint8Array): Float32Array<ArrayBuffer>[] {
    const bits = new BitReader(packet);
    const { channels, frameLength } = this.#config;
    const planes = Array.from({ length: channels }, () => new Float32Array(frameLength));
    let frames = frameLength;
    for (let channel = 0; channel < channels; ) {
      const kind = bits.read(3);
      if (kind === END) break;
      if (kind === FILL) skipFill(bits);
      else if (kind === DATA) skipData(bits);
      else {
        const width = widthOf(kind);
        if (channel + width > channels) throw new RangeError('ALAC: a channel too many');
        frames = this.#readElement(bits, width);
        for (let c = 0; c < width; c++) this.#store(planes, channel + c, c, frames);
        channel += width;
      }
      if (bits.overrun) throw new RangeError('ALAC: the packet is cut off');
    }
    return planes.map((plane) => (frames < frameLength ? plane.slice(0, frames) : plane));
  }

  /** Leaves the samples of an element in `#samples`. @returns the number of frames */
  #readElement(bits: BitReader, width: number): number {
    const header = this.#readHeader(bits);
    const { frames, shift, isEscaped } = header;
    if (isEscaped) {
      for (let i = 0; i < frames; i++) {
        for (let c = 0; c < width; c++) {
          this.#samples[c]![i] = bits.readSigned(this.#config.bitDepth);
        }
      }
      return frames;
    }
    const mixBits = bits.read(8);
    const mixWeight = bits.readSigned(8);
    this.#readPredicted(bits, width, header);
    if (width === 2 && mixWeight !== 0) this.#unmix(frames, mixBits, mixWeight);
    if (shift > 0) this.#appendLow(width, frames, shift);
    return frames;
  }

  #readHeader(bits: BitReader): ElementHeader {
    bits.read(4);
    if (bits.read(12) !== 0) throw new RangeError('ALAC: a damaged element');
    const isPartial = bits.read(1) === 1;
    const shift = bits.read(2) * 8;
    const isEscaped = bits.read(1) === 1;
    const frames = isPartial ? bits.read(32) : this.#config.frameLength;
    if (frames > this.#config.frameLength || shift > 16) {
      throw new RangeError('ALAC: a damaged element');
    }
    return { frames, shift, isEscaped };
  }

  #readPredicted(bits: BitReader, width: number, { frames, shift }: ElementHeader): void {
    const { bitDepth, initialMean, meanWeight, maxRiceBits } = this.#config;
    const sampleBits = bitDepth - shift + (width - 1);
    const predictors = Array.from({ length: width }, () => readPredictor(bits));
    if (shift > 0) {
      for (let i = 0; i < frames; i++) {
        for (let c = 0; c < width; c++) this.#low[c]![i] = bits.read(shift);
      }
    }
    predictors.forEach(({ mode, denominatorShift, weight, coefficients }, c) => {
      const samples = this.#samples[c]!;
      const learning = (meanWeight * weight) >> 2;
      const rice = { initialMean, meanWeight: learning, maxRiceBits, sampleBits };
      readRice(bits, samples, frames, rice);
      if (mode !== 0) sumUp(samples, frames, sampleBits);
      predict(samples, frames, coefficients, sampleBits, denominatorShift);
    });
  }

  /** Undoes the mix of left and right into a weighted sum and a difference. */
  #unmix(frames: number, mixBits: number, mixWeight: number): void {
    const [left, right] = this.#samples as [Int32Array, Int32Array];
    for (let i = 0; i < frames; i++) {
      const difference = right[i]!;
      const sum = left[i]! + difference - ((mixWeight * difference) >> mixBits);
      left[i] = sum;
      right[i] = sum - difference;
    }
  }

  #appendLow(width: number, frames: number, shift: number): void {
    for (let c = 0; c < width; c++) {
      const samples = this.#samples[c]!;
      const low = this.#low[c]!;
      for (let i = 0; i < frames; i++) samples[i] = (samples[i]! << shift) | low[i]!;
    }
  }

  #store(planes: readonly Float32Array[], channel: number, c: number, frames: number): void {
    const plane = planes[ORDER[planes.length - 1]![channel]!]!;
    const samples = this.#samples[c]!;
    const scale = 2 ** (1 - this.#config.bitDepth);
    for (let i = 0; i < frames; i++) plane[i] = samples[i]! * scale;
  }
}

function widthOf(kind: number): number {
  if (kind === SINGLE || kind === LOW_FREQUENCY) return 1;
  if (kind === PAIR) return 2;
  throw new RangeError('ALAC: an unknown element');
}

function readPredictor(bits: BitReader) {
  const mode = bits.read(4);
  const denominatorShift = bits.read(4);
  const weight = bits.read(3);
  const order = bits.read(5);
  const coefficients = Int16Array.from({ length: order }, () => bits.readSigned(16));
  return { mode, denominatorShift, weight, coefficients };
}

function skipFill(bits: BitReader): void {
  const count = bits.read(4);
  bits.position += 8 * (count === 15 ? 14 + bits.read(8) : count);
}

function skipData(bits: BitReader): void {
  bits.read(4);
  const isAligned = bits.read(1) === 1;
  const count = bits.read(8);
  const bytes = count === 255 ? count + bits.read(8) : count;
  if (isAligned) bits.position = (bits.position + 7) & ~7;
  bits.position += 8 * bytes;
}
