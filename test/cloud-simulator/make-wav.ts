export interface WavForm {
  readonly seconds?: number;
  readonly sampleRate?: number;
  readonly channels?: number;
  readonly bits?: number;
  readonly tag?: number;
  /** Whole chunks to put between fmt and data. */
  readonly between?: Buffer;
}

/** Writes a WAV of a 220 Hz tone, or of whatever its form says. */
export function makeWav(form: WavForm = {}): Buffer {
  const { seconds = 10, sampleRate = 16_000, channels = 1, bits = 16, tag = 1 } = form;
  const frameBytes = (channels * bits) / 8;
  const fmt = Buffer.alloc(16);
  fmt.writeUInt16LE(tag, 0);
  fmt.writeUInt16LE(channels, 2);
  fmt.writeUInt32LE(sampleRate, 4);
  fmt.writeUInt32LE(sampleRate * frameBytes, 8);
  fmt.writeUInt16LE(frameBytes, 12);
  fmt.writeUInt16LE(bits, 14);
  const data = Buffer.alloc(Math.round(seconds * sampleRate) * frameBytes);
  for (let at = 0; at + 2 <= data.length; at += 2) {
    data.writeInt16LE(Math.round(8000 * Math.sin((at / 2 / sampleRate) * 2 * Math.PI * 220)), at);
  }
  return riff(chunk('fmt ', fmt), form.between ?? Buffer.alloc(0), chunk('data', data));
}

export function riff(...chunks: readonly Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

/** A chunk with the padding byte that an odd size asks for. */
export function chunk(id: string, body: Buffer): Buffer {
  const head = Buffer.from(`${id}....`, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** The fmt chunk of a WAVE_FORMAT_EXTENSIBLE file, 16 kHz mono 16-bit. */
export function extensibleFmt(subformat: number): Buffer {
  const fmt = Buffer.alloc(40);
  fmt.writeUInt16LE(0xfffe, 0);
  fmt.writeUInt16LE(1, 2);
  fmt.writeUInt32LE(16_000, 4);
  fmt.writeUInt32LE(32_000, 8);
  fmt.writeUInt16LE(2, 12);
  fmt.writeUInt16LE(16, 14);
  fmt.writeUInt16LE(22, 16);
  fmt.writeUInt16LE(16, 18);
  fmt.writeUInt32LE(4, 20);
  fmt.writeUInt16LE(subformat, 24);
  Buffer.from('000000001000800000aa00389b71', 'hex').copy(fmt, 26);
  return chunk('fmt ', fmt);
}
