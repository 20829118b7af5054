import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { fixturePath } from './clonebooth.ts';

const HEADER = 80;
const WAV_HEADER = 44;
const RATE = 16_000;
const CHANNELS = 8;
const FRAME_BYTES = CHANNELS * 4;

/**
 * Writes an RF64 of 8 channels of 32-bit floats at 16 kHz: the fixture's speech at its beginning and at its
 * end, silence between, which takes no room on disk.
 */
export function writeHugeRecording(path: string, seconds: number): void {
  const frames = seconds * RATE;
  const speech = onAllChannels(readFileSync(fixturePath('speech-en.wav')).subarray(WAV_HEADER));
  const file = openSync(path, 'w');
  writeSync(file, header(frames));
  ftruncateSync(file, HEADER + frames * FRAME_BYTES);
  writeSync(file, speech, 0, speech.length, HEADER);
  writeSync(file, speech, 0, speech.length, HEADER + frames * FRAME_BYTES - speech.length);
  closeSync(file);
}

function onAllChannels(mono: Buffer): Buffer {
  const frames = mono.length >> 1;
  const all = Buffer.alloc(frames * FRAME_BYTES);
  for (let frame = 0; frame < frames; frame++) {
    const value = mono.readInt16LE(frame * 2) / 32_768;
    for (let channel = 0; channel < CHANNELS; channel++) {
      all.writeFloatLE(value, frame * FRAME_BYTES + channel * 4);
    }
  }
  return all;
}

/** EBU Tech 3306: the sizes that do not fit into 32 bits stand in `ds64`. */
function header(frames: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  const dataBytes = frames * FRAME_BYTES;
  bytes.write('RF64', 0);
  bytes.writeUInt32LE(0xffff_ffff, 4);
  bytes.write('WAVEds64', 8);
  bytes.writeUInt32LE(28, 16);
  bytes.writeBigUInt64LE(BigInt(HEADER + dataBytes - 8), 20);
  bytes.writeBigUInt64LE(BigInt(dataBytes), 28);
  bytes.writeBigUInt64LE(BigInt(frames), 36);
  bytes.write('fmt ', 48);
  bytes.writeUInt32LE(16, 52);
  bytes.writeUInt16LE(3, 56);
  bytes.writeUInt16LE(CHANNELS, 58);
  bytes.writeUInt32LE(RATE, 60);
  bytes.writeUInt32LE(RATE * FRAME_BYTES, 64);
  bytes.writeUInt16LE(FRAME_BYTES, 68);
  bytes.writeUInt16LE(32, 70);
  bytes.write('data', 72);
  bytes.writeUInt32LE(0xffff_ffff, 76);
  return bytes;
}
