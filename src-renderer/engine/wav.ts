import { ditherToInt16, type Random } from './dither.ts';

export const WAV_HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
/** Codes of the header's `format`. */
export const PCM = 1;
export const FLOAT = 3;

/** What the first 44 bytes of a plain WAV say. */
export interface WavHeader {
  readonly format: number;
  readonly channels: number;
  /** Hertz. */
  readonly sampleRate: number;
  readonly bitsPerSample: number;
  readonly dataBytes: number;
}

/**
 * Writes a mono 16-bit PCM WAV with the plain 44-byte header that every reader knows.
 *
 * @param samples full scale ±1; louder is clamped
 * @param sampleRate hertz
 * @param random for the dither; seed it to get the same bytes again
 * @returns exactly 44 + 2 · samples.length bytes
 * @throws RangeError when the file would pass the format's 4 GiB
 */
export function encodeWav(
  samples: Float32Array,
  sampleRate: number,
  random: Random,
): Uint8Array<ArrayBuffer> {
  const dataBytes = samples.length * BYTES_PER_SAMPLE;
  if (dataBytes > 0xffff_ffff - WAV_HEADER_BYTES) throw new RangeError('too long for a WAV');
  const view = new DataView(new ArrayBuffer(WAV_HEADER_BYTES + dataBytes));
  writeWavHeader(view, { format: PCM, channels: 1, sampleRate, bitsPerSample: 16 });
  const integers = ditherToInt16(samples, random);
  for (let i = 0; i < integers.length; i++) {
    view.setInt16(WAV_HEADER_BYTES + i * BYTES_PER_SAMPLE, integers[i]!, true);
  }
  return new Uint8Array(view.buffer);
}

/**
 * Reads the plain header back, for checks.
 *
 * @returns null when the bytes do not start with `RIFF…WAVEfmt ` (16 bytes long) and `data`
 */
export function readWavHeader(bytes: Uint8Array): WavHeader | null {
  if (bytes.length < WAV_HEADER_BYTES) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tags = [0, 8, 12, 36].map((offset) => readTag(view, offset)).join('');
  if (tags !== 'RIFFWAVEfmt data' || view.getUint32(16, true) !== 16) return null;
  return {
    format: view.getUint16(20, true),
    channels: view.getUint16(22, true),
    sampleRate: view.getUint32(24, true),
    bitsPerSample: view.getUint16(34, true),
    dataBytes: view.getUint32(40, true),
  };
}

/** Writes the plain header for what a view holds behind it. */
export function writeWavHeader(view: DataView, header: Omit<WavHeader, 'dataBytes'>): void {
  const { format, channels, sampleRate, bitsPerSample } = header;
  const frameBytes = (channels * bitsPerSample) / 8;
  writeTag(view, 0, 'RIFF');
  view.setUint32(4, view.byteLength - 8, true);
  writeTag(view, 8, 'WAVE');
  writeTag(view, 12, 'fmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, format, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, bitsPerSample, true);
  writeTag(view, 36, 'data');
  view.setUint32(40, view.byteLength - WAV_HEADER_BYTES, true);
}

function writeTag(view: DataView, offset: number, tag: string): void {
  for (let i = 0; i < tag.length; i++) view.setUint8(offset + i, tag.charCodeAt(i));
}

function readTag(view: DataView, offset: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(offset + i)));
}
