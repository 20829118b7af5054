import { readFileSync, writeFileSync } from 'node:fs';
import { fixturePath } from './clonebooth.ts';

const RATE = 16_000;
const SENTENCE_SECONDS = 5;
const PAUSE_SECONDS = 0.7;

/**
 * Writes the fixture's speech with steady noise and 50 Hz hum behind it: what a phone memo beside a
 * fan sounds like. The noise is seeded, so that it is the same in every run.
 */
export function writeNoisyRecording(path: string): void {
  const wav = Buffer.from(readFileSync(fixturePath('speech-en.wav')));
  let state = 1;
  for (let at = 44, i = 0; at + 1 < wav.length; at += 2, i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const noise = (state / 2 ** 32 - 0.5) * 900;
    const hum = 500 * Math.sin((2 * Math.PI * 50 * i) / RATE);
    // The prompts follow one another without a breath; a person pauses, and noise is heard there.
    const pausing = (i / RATE) % SENTENCE_SECONDS > SENTENCE_SECONDS - PAUSE_SECONDS;
    const value = (pausing ? 0 : 0.7 * wav.readInt16LE(at)) + noise + hum;
    wav.writeInt16LE(Math.max(-32_768, Math.min(32_767, Math.round(value))), at);
  }
  writeFileSync(path, wav);
}
