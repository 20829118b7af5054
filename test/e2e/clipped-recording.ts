import { readFileSync, writeFileSync } from 'node:fs';
import { fixturePath } from './clonebooth.ts';

const RATE = 16_000;
const HEADER = 44;

/** Writes the fixture's speech, shouted into a microphone between two times: cut flat at full scale. */
export function writeClippedRecording(path: string, from: number, to: number): void {
  const wav = Buffer.from(readFileSync(fixturePath('speech-en.wav')));
  for (let frame = from * RATE; frame < to * RATE; frame++) {
    const at = HEADER + 2 * frame;
    if (at + 1 >= wav.length) break;
    const loud = wav.readInt16LE(at) * 12;
    wav.writeInt16LE(Math.max(-32_768, Math.min(32_767, loud)), at);
  }
  writeFileSync(path, wav);
}
