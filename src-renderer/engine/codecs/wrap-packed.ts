import { GSM_FRAME_BYTES } from './ms-gsm.ts';

const IMA4_PACKET_BYTES = 34;
const IMA4_PACKET_FRAMES = 64;

/** The header of a CAF that holds nothing but IMA4 packets, which follow it. */
export function ima4CafHeader(channels: number, sampleRate: number): Uint8Array<ArrayBuffer> {
  const writer = new HeaderWriter(68);
  writer.tag('caff').u16(1).u16(0);
  writer.tag('desc').u32(0).u32(32).f64(sampleRate).tag('ima4').u32(0);
  writer
    .u32(IMA4_PACKET_BYTES * channels)
    .u32(IMA4_PACKET_FRAMES)
    .u32(channels)
    .u32(0);
  return writer.tag('data').u32(0xffff_ffff).u32(0xffff_ffff).u32(0).bytes;
}

/** The header of an AIFF-C that holds nothing but mono GSM frames, which follow it. */
export function gsmAiffHeader(sampleRate: number, soundBytes: number): Uint8Array<ArrayBuffer> {
  const writer = new HeaderWriter(58);
  writer
    .tag('FORM')
    .u32(50 + soundBytes)
    .tag('AIFC');
  writer
    .tag('COMM')
    .u32(22)
    .u16(1)
    .u32(soundBytes / GSM_FRAME_BYTES)
    .u16(16);
  writer.extended(sampleRate).tag('GSM ');
  return writer
    .tag('SSND')
    .u32(8 + soundBytes)
    .u32(0)
    .u32(0).bytes;
}

/** Writes big-endian fields one after the other. */
class HeaderWriter {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly #view: DataView;
  #at = 0;

  constructor(length: number) {
    this.bytes = new Uint8Array(length);
    this.#view = new DataView(this.bytes.buffer);
  }

  tag(text: string): this {
    for (const letter of text) this.#view.setUint8(this.#at++, letter.charCodeAt(0));
    return this;
  }

  u16(value: number): this {
    this.#view.setUint16(this.#at, value);
    this.#at += 2;
    return this;
  }

  u32(value: number): this {
    this.#view.setUint32(this.#at, value);
    this.#at += 4;
    return this;
  }

  f64(value: number): this {
    this.#view.setFloat64(this.#at, value);
    this.#at += 8;
    return this;
  }

  /** An 80-bit float, for whole numbers from 1 on. */
  extended(value: number): this {
    const exponent = Math.floor(Math.log2(value));
    this.u16(16_383 + exponent).u32(value * 2 ** (31 - exponent));
    return this.u32(0);
  }
}
