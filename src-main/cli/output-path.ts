import { basename, dirname, extname, join } from 'node:path';

/**
 * Where a sample goes: the named file, or `<name>.sample.wav` in the named folder or beside the
 * input. Never the input itself.
 */
export function outputPath(input: string, out: string | null): string {
  if (out?.toLowerCase().endsWith('.wav')) return out;
  const name = `${basename(input, extname(input))}.sample.wav`;
  return join(out ?? dirname(input), name);
}
