import { FLOAT, PCM, WAV_HEADER_BYTES, writeWavHeader } from './wav.ts';

type Bits = 16 | 24 | 32;

/**
 * Writes a stretch of sound as a WAV that loses nothing: with 16 or 24 bits where every sample is a whole
 * number of those, as decoded PCM and lossless codecs are, else as 32-bit floats.
 *
 * @param channels planar, full scale ±1, of one length, at least one
 * @param sampleRate hertz
 * @throws RangeError when the file would pass the format's 4 GiB
 */
export function encodeExcerpt(
  channels: readonly Float32Array[],
  sampleRate: number,
): Uint8Array<ArrayBuffer> {
  const bits: Bits = fits(channels, 16) ? 16 : fits(channels, 24) ? 24 : 32;
  const frames = channels[0]?.length ?? 0;
  const bytes = bits / 8;
  const dataBytes = frames * channels.length * bytes;
  if (dataBytes > 0xffff_ffff - WAV_HEADER_BYTES) throw new RangeError('too long for a WAV');
  const view = new DataView(new ArrayBuffer(WAV_HEADER_BYTES + dataBytes));
  const format = bits === 32 ? FLOAT : PCM;
  writeWavHeader(view, { format, channels: channels.length, sampleRate, bitsPerSample: bits });
  let at = WAV_HEADER_BYTES;
  for (let frame = 0; frame < frames; frame++) {
    for (const channel of channels) {
      writeSample(view, at, channel[frame]!, bits);
      at += bytes;
    }
  }
  return new Uint8Array(view.buffer);
}

/** Whether every sample is a whole number of steps that so many bits have. */
function fits(channels: readonly Float32Array[], bits: 16 | 24): boolean {
  const scale = 2 ** (bits - 1);
  return channels.every((channel) =>
    channel.every((value) => {
      const steps = value * scale;
      return Number.isInteger(steps) && steps >= -scale && steps < scale;
    }),
  );
}

function writeSample(view: DataView, at: number, value: number, bits: Bits): void {
  const steps = value * 2 ** (bits - 1);
  switch (bits) {
    case 16:
      view.setInt16(at, steps, true);
      break;
    case 24:
      view.setUint8(at, steps & 0xff);
      view.setInt16(at + 1, steps >> 8, true);
      break;
    case 32:
      view.setFloat32(at, value, true);
  }
}
