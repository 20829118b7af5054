import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A mono recording, full scale ±1. */
export interface Recording {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRate: number;
}

/** The place of a recording that ships with the tests. */
export function fixturePath(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

/**
 * Reads a WAV of 16-bit integers or 32-bit floats; channels are averaged.
 *
 * @throws Error when it holds no sound
 */
export function readWav(path: string): Recording {
  const file = readFileSync(path);
  let [channels, sampleRate, bits] = [1, 0, 16];
  for (let at = 12; at + 8 <= file.length; ) {
    const id = file.toString('latin1', at, at + 4);
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    if (id === 'fmt ') {
      channels = file.readUInt16LE(at + 10);
      sampleRate = file.readUInt32LE(at + 12);
      bits = file.readUInt16LE(at + 22);
    } else if (id === 'data') {
      return {
        sampleRate,
        samples: samplesOf(file.subarray(at + 8, at + 8 + size), channels, bits),
      };
    }
    at += 8 + size + (size % 2);
  }
  throw new Error(`no sound in ${path}`);
}

function samplesOf(data: Buffer, channels: number, bits: number): Float32Array<ArrayBuffer> {
  const value = (index: number) =>
    bits === 32 ? data.readFloatLE(4 * index) : data.readInt16LE(2 * index) / 32_768;
  const frames = Math.floor((data.length * 8) / bits / channels);
  return Float32Array.from({ length: frames }, (_, frame) => {
    let sum = 0;
    for (let c = 0; c < channels; c += 1) sum += value(frame * channels + c);
    return sum / channels;
  });
}
