import { readFileSync } from 'node:fs';

/** A fixture as the page gets it: bytes without a name. */
export function fixture(name: string): Blob {
  return new Blob([readFileSync(new URL(`../fixtures/${name}`, import.meta.url))]);
}

/** The 16-bit samples of a fixture with a plain header, as floats. */
export function wavSamples(name: string): Float32Array {
  const bytes = readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
  const samples = new Float32Array((bytes.length - 44) >> 1);
  return samples.map((_, i) => bytes.readInt16LE(44 + 2 * i) / 32_768);
}
