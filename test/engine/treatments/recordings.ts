import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** A mono recording. */
export interface Recording {
  readonly samples: Float32Array<ArrayBuffer>;
  readonly sampleRate: number;
}

const FIXTURES = new URL('../../fixtures/', import.meta.url);
/** Beside the project, or beside the folder of its worktrees; absent on a user's machine. */
const CORPUS = ['../../../../shared/corpus/', '../../../../../shared/corpus/']
  .map((path) => new URL(path, import.meta.url))
  .find((url) => existsSync(url));

/** A fixture of this project. */
export function fixture(name: string): Recording {
  return readWav(readFileSync(new URL(name, FIXTURES)));
}

/** A recording that is not shipped with the project, or null where there is none. */
export function corpus(name: string): Recording | null {
  if (CORPUS === undefined || !existsSync(new URL(name, CORPUS))) return null;
  return readWav(readFileSync(new URL(name, CORPUS)));
}

/** Names of the corpus's WAV files in a folder; none where there is no corpus. */
export function corpusNames(folder: string): string[] {
  if (CORPUS === undefined) return [];
  const names = readdirSync(new URL(`${folder}/`, CORPUS)).filter((name) => name.endsWith('.wav'));
  return names.map((name) => `${folder}/${name}`);
}

/** Averages the channels of 16-bit and 32-bit float WAVs. */
function readWav(file: Buffer): Recording {
  let at = 12;
  let format = { tag: 1, channels: 1, sampleRate: 0, bytes: 2 };
  while (at + 8 <= file.length) {
    const name = file.toString('latin1', at, at + 4);
    const size = Math.min(file.readUInt32LE(at + 4), file.length - at - 8);
    if (name === 'fmt ') {
      format = {
        tag: file.readUInt16LE(at + 8),
        channels: file.readUInt16LE(at + 10),
        sampleRate: file.readUInt32LE(at + 12),
        bytes: file.readUInt16LE(at + 22) / 8,
      };
    }
    if (name === 'data') return decode(file.subarray(at + 8, at + 8 + size), format);
    at += 8 + size + (size % 2);
  }
  throw new Error('a WAV without sound');
}

function decode(
  data: Buffer,
  format: { tag: number; channels: number; sampleRate: number; bytes: number },
): Recording {
  const { channels, bytes } = format;
  const read = (at: number) =>
    format.bytes === 4 ? data.readFloatLE(at) : data.readInt16LE(at) / 32_768;
  const samples = new Float32Array(Math.floor(data.length / bytes / channels));
  for (let i = 0; i < samples.length; i++) {
    let sum = 0;
    for (let c = 0; c < channels; c++) sum += read((i * channels + c) * bytes);
    samples[i] = sum / channels;
  }
  return { samples, sampleRate: format.sampleRate };
}
