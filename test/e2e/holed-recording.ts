import { readFileSync, writeFileSync } from 'node:fs';
import { fixturePath } from './clonebooth.ts';

/** Writes 25 s of MP3 with one frame in the middle of which nothing but its header is left. */
export function writeHoledRecording(path: string): void {
  const bytes = readFileSync(fixturePath('speech-it.mp3'));
  const header = bytes.indexOf(Uint8Array.of(0xff, 0xfb), bytes.length / 2);
  bytes.fill(0xff, header + 4, header + 40);
  writeFileSync(path, bytes);
}
