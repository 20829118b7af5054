import { basename, dirname, extname, join, resolve } from 'node:path';

/**
 * Where a sample goes: the named file, or `<name>.sample.wav` in the named folder or beside the
 * input.
 */
export function outputPath(input: string, out: string | null): string {
  if (out?.toLowerCase().endsWith('.wav')) return out;
  const name = `${basename(input, extname(input))}.sample.wav`;
  return join(out ?? dirname(input), name);
}

/** Which sample would be written over a recording or over another sample, as a sentence; or null. */
export function clashOf(inputs: readonly string[], out: string | null): string | null {
  const recordings = new Set(inputs.map(placeOf));
  const samples = new Map<string, string>();
  for (const input of inputs) {
    const output = outputPath(input, out);
    const place = placeOf(output);
    if (recordings.has(place)) return `the sample of ${input} would replace ${output}`;
    const other = samples.get(place);
    if (other !== undefined) return `${other} and ${input} would both become ${output}`;
    samples.set(place, input);
  }
  return null;
}

/** Many file systems take upper and lower case for the same name. */
function placeOf(path: string): string {
  return resolve(path).toLowerCase();
}
