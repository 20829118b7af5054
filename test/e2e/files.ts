import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sample } from '../../src-main/contract/sample.ts';

/** All files below a folder, as paths. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The files below a folder in which a text occurs, in UTF-8, UTF-16 or base64. */
export function filesWith(folder: string, text: string): string[] {
  const base64 = Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1);
  const needles = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(base64)];
  return filesBelow(folder).filter((path) => {
    const content = readFileSync(path);
    return needles.some((needle) => content.includes(needle));
  });
}

/** The description of the only sample below a user-data folder. */
export function storedSample(userData: string): Sample {
  const library = join(userData, 'library');
  const [id, ...more] = readdirSync(library).filter((name) => !name.startsWith('.'));
  if (!id || more.length > 0) throw new Error('expected exactly one sample');
  return JSON.parse(readFileSync(join(library, id, 'sample.json'), 'utf8'));
}

export interface StoredWav {
  readonly sha256: string;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
  readonly seconds: number;
  /** The loudest sample, 0 to 1. */
  readonly peak: number;
}

/** Reads the only sample below a user-data folder. */
export function storedWav(userData: string): StoredWav {
  const [path, ...more] = filesBelow(join(userData, 'library')).filter((name) =>
    name.endsWith('sample.wav'),
  );
  if (!path || more.length > 0) throw new Error('expected exactly one sample');
  const wav = readFileSync(path);
  const samples = new Int16Array(
    wav.buffer.slice(wav.byteOffset + 44, wav.byteOffset + wav.length),
  );
  return {
    sha256: createHash('sha256').update(wav).digest('hex'),
    channels: wav.readUInt16LE(22),
    sampleRate: wav.readUInt32LE(24),
    bits: wav.readUInt16LE(34),
    seconds: wav.readUInt32LE(40) / 32_000,
    peak: samples.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0) / 32_768,
  };
}
