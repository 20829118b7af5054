import { readFileSync } from 'node:fs';

export interface Wav {
  readonly sampleRate: number;
  readonly bits: number;
  readonly channels: number;
  /** The first channel, full scale ±1. */
  readonly samples: Float32Array;
}

/** Reads a WAV of 16 or 24 bits with the plain 44-byte header. */
export function readWav(path: string): Wav {
  const file = readFileSync(path);
  const [channels, bits] = [file.readUInt16LE(22), file.readUInt16LE(34)];
  const bytes = bits / 8;
  const frames = Math.floor(file.readUInt32LE(40) / (bytes * channels));
  const samples = Float32Array.from({ length: frames }, (_, i) => {
    return file.readIntLE(44 + i * bytes * channels, bytes) / 2 ** (bits - 1);
  });
  return { sampleRate: file.readUInt32LE(24), bits, channels, samples };
}
