import { SAMPLE_RATE } from '../../src-main/contract/limits.ts';

export interface WavShape {
  readonly seconds: number;
  readonly sampleRate?: number;
  readonly channels?: number;
}

/** A plain WAV of a quiet tone: for code that looks at the container, not at the sound. */
export function toneWav({ seconds, sampleRate = SAMPLE_RATE, channels = 1 }: WavShape): Uint8Array {
  const frames = Math.round(seconds * sampleRate);
  const dataBytes = frames * channels * 2;
  const wav = Buffer.alloc(44 + dataBytes);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + dataBytes, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels, 22);
  wav.writeUInt32LE(sampleRate, 24);
  wav.writeUInt32LE(sampleRate * channels * 2, 28);
  wav.writeUInt16LE(channels * 2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(dataBytes, 40);
  for (let i = 0; i < frames * channels; i++) {
    wav.writeInt16LE(Math.round(3000 * Math.sin(i * 0.1)), 44 + i * 2);
  }
  return new Uint8Array(wav);
}
