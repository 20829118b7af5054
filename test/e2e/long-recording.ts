import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fixturePath } from './clonebooth.ts';

const HEADER = 44;
const BYTES_PER_SECOND = 32_000;

/** Writes the fixture's speech over and over, for so many seconds: a plain 16 kHz WAV. */
export function writeLongRecording(path: string, seconds: number): void {
  const wav = readFileSync(fixturePath('speech-en.wav'));
  const sound = wav.subarray(HEADER, wav.length - (wav.length % 2));
  const bytes = seconds * BYTES_PER_SECOND;
  const header = Buffer.from(wav.subarray(0, HEADER));
  header.writeUInt32LE(bytes + HEADER - 8, 4);
  header.writeUInt32LE(bytes, 40);
  const file = openSync(path, 'w');
  writeSync(file, header);
  for (let left = bytes; left > 0; left -= sound.length) {
    writeSync(file, sound.subarray(0, Math.min(left, sound.length)));
  }
  closeSync(file);
}
