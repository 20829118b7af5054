import { readFileSync } from 'node:fs';
import {
  readSileroWeights,
  type SileroWeights,
} from '../../../src-renderer/engine/speech/silero-weights.ts';
import { fixturePath } from '../../wav-file.ts';

const WEIGHTS = new URL('../../../assets/public/models/silero-vad-v5.f32', import.meta.url);

/** The committed recording: one woman, 24 s, 16 kHz. */
export const SPEECH_EN = fixturePath('speech-en.wav');

export function weights(): SileroWeights {
  const file = readFileSync(WEIGHTS);
  return readSileroWeights(
    file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
  );
}
