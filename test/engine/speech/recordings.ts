import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  readSileroWeights,
  type SileroWeights,
} from '../../../src-renderer/engine/speech/silero-weights.ts';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The committed recording: one woman, 24 s, 16 kHz. */
export const SPEECH_EN = at('test/fixtures/speech-en.wav');
/** Recordings that may not be copied into the project; tests say so when they are absent. */
const FOUND = ['../shared/corpus', '../../shared/corpus'].map(at).find((path) => existsSync(path));
export const HAS_CORPUS = FOUND !== undefined;
export const CORPUS = FOUND ?? 'no corpus';

export function weights(): SileroWeights {
  const file = readFileSync(at('assets/public/models/silero-vad-v5.f32'));
  return readSileroWeights(
    file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
  );
}

/** Mono samples of a 16-bit or 32-bit float WAV; channels are averaged. */
export function readWav(path: string): { sampleRate: number; samples: Float32Array } {
  const file = readFileSync(path);
  let [channels, sampleRate, bits] = [1, 16_000, 16];
  for (let at = 12; at + 8 <= file.length; ) {
    const size = file.readUInt32LE(at + 4);
    const id = file.toString('latin1', at, at + 4);
    if (id === 'fmt ') {
      channels = file.readUInt16LE(at + 10);
      sampleRate = file.readUInt32LE(at + 12);
      bits = file.readUInt16LE(at + 22);
    } else if (id === 'data') {
      const data = file.subarray(at + 8, at + 8 + size);
      const value = (index: number) =>
        bits === 32 ? data.readFloatLE(4 * index) : data.readInt16LE(2 * index) / 32_768;
      const frames = Math.floor((data.length * 8) / bits / channels);
      const samples = Float32Array.from({ length: frames }, (_, frame) => {
        let sum = 0;
        for (let c = 0; c < channels; c += 1) sum += value(frame * channels + c);
        return sum / channels;
      });
      return { sampleRate, samples };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error(`no data in ${path}`);
}
