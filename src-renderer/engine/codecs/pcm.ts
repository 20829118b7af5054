/** How a sample is stored. */
export type PcmEncoding = 'signed' | 'unsigned' | 'float' | 'ulaw' | 'alaw';

/** Where in a file uncompressed sound lies, and how it is stored. */
export interface PcmLayout {
  readonly encoding: PcmEncoding;
  readonly bytesPerSample: number;
  readonly littleEndian: boolean;
  readonly channels: number;
  /** Hertz. */
  readonly sampleRate: number;
  /** Of the first sample, in bytes. */
  readonly start: number;
  readonly frames: number;
}

/** A name for it, as mediabunny would give. */
export function pcmName({ encoding, bytesPerSample, littleEndian }: PcmLayout): string {
  if (encoding === 'ulaw' || encoding === 'alaw') return encoding;
  const letter = { signed: 's', unsigned: 'u', float: 'f' }[encoding];
  const order = littleEndian || bytesPerSample === 1 ? '' : 'be';
  return `pcm-${letter}${bytesPerSample * 8}${order}`;
}

/** @returns why a layout cannot be read, or null */
export function pcmProblem(layout: PcmLayout): string | null {
  const { encoding, bytesPerSample, channels, sampleRate, frames } = layout;
  const widths = encoding === 'float' ? [4, 8] : encoding.endsWith('law') ? [1] : [1, 2, 3, 4];
  if (!widths.includes(bytesPerSample)) return `${bytesPerSample} bytes a sample`;
  if (!(channels >= 1 && channels <= 64)) return `${channels} channels`;
  if (!(sampleRate >= 1 && sampleRate <= 1_000_000)) return `${sampleRate} Hz`;
  return frames >= 0 ? null : 'a negative length';
}

/**
 * Turns interleaved bytes into planar floats, full scale ±1.
 *
 * @param bytes whole frames
 */
export function pcmToFloats(bytes: Uint8Array, layout: PcmLayout): Float32Array<ArrayBuffer>[] {
  const { bytesPerSample, channels } = layout;
  const read = readerOf(bytes, layout);
  const stride = bytesPerSample * channels;
  const frames = Math.floor(bytes.length / stride);
  return Array.from({ length: channels }, (_, c) => {
    const plane = new Float32Array(frames);
    let at = c * bytesPerSample;
    for (let i = 0; i < frames; i++, at += stride) plane[i] = read(at);
    return plane;
  });
}

type Reader = (at: number) => number;

function readerOf(bytes: Uint8Array, layout: PcmLayout): Reader {
  const { encoding, bytesPerSample, littleEndian } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (encoding === 'ulaw') return (at) => ULAW[bytes[at]!]!;
  if (encoding === 'alaw') return (at) => ALAW[bytes[at]!]!;
  if (encoding === 'float') {
    return bytesPerSample === 8
      ? (at) => view.getFloat64(at, littleEndian)
      : (at) => view.getFloat32(at, littleEndian);
  }
  const integer = integerReader(view, bytesPerSample, littleEndian);
  const bits = bytesPerSample * 8;
  const scale = 2 ** (1 - bits);
  // Unsigned: the same bits with the highest one turned around.
  const unused = 32 - bits;
  const middle = 2 ** (bits - 1);
  return encoding === 'signed'
    ? (at) => integer(at) * scale
    : (at) => (((integer(at) + middle) << unused) >> unused) * scale;
}

function integerReader(view: DataView, bytesPerSample: number, littleEndian: boolean): Reader {
  if (bytesPerSample === 1) return (at) => view.getInt8(at);
  if (bytesPerSample === 2) return (at) => view.getInt16(at, littleEndian);
  if (bytesPerSample === 4) return (at) => view.getInt32(at, littleEndian);
  return littleEndian
    ? (at) => (view.getInt8(at + 2) << 16) | view.getUint16(at, true)
    : (at) => (view.getInt8(at) << 16) | view.getUint16(at + 1);
}

/** G.711. */
const ULAW = Float32Array.from({ length: 256 }, (_, code) => {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 0x80 ? -magnitude : magnitude) / 32_768;
});

const ALAW = Float32Array.from({ length: 256 }, (_, code) => {
  const bits = code ^ 0x55;
  const segment = (bits >> 4) & 7;
  const low = ((bits & 0x0f) << 4) + 8;
  const magnitude = segment === 0 ? low : (low + 256) << (segment - 1);
  return (bits & 0x80 ? magnitude : -magnitude) / 32_768;
});
