import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The recordings to test with: beside the project, or where CLONEBOOTH_CORPUS says. */
const CORPUS =
  process.env['CLONEBOOTH_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus');

const DECODER = 'ffmpeg';

export interface Recording {
  /** Path below the corpus's folder. */
  readonly path: string;
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** Why the bench cannot run here, or null. */
export function missing(): string | null {
  if (!existsSync(join(CORPUS, 'INDEX.tsv'))) return 'the corpus is not beside the project';
  if (spawnSync(DECODER, ['-version']).error) return 'ffmpeg is not installed';
  return null;
}

/** Paths of a folder of the corpus, with rate and channels as its index gives them. */
export function list(folder: string): { path: string; sampleRate: number; channels: number }[] {
  const [head = '', ...rows] = readFileSync(join(CORPUS, 'INDEX.tsv'), 'utf8').split('\n');
  const names = head.split('\t');
  const column = (row: string, name: string) => row.split('\t')[names.indexOf(name)] ?? '';
  return rows
    .filter((row) => row.startsWith(`${folder}/`))
    .map((row) => ({
      path: column(row, 'path'),
      sampleRate: Number(column(row, 'rate')),
      channels: Number(column(row, 'channels')),
    }));
}

/**
 * Decodes a file with ffmpeg.
 *
 * @param sampleRate hertz to convert to
 * @param seconds at most so much of its beginning
 * @throws Error when ffmpeg cannot
 */
export function decode(
  path: string,
  sampleRate: number,
  channels: number,
  seconds = 60,
): Recording {
  const wish = ['-t', `${seconds}`, '-ar', `${sampleRate}`, '-ac', `${channels}`, '-f', 'f32le'];
  const args = ['-v', 'error', '-i', join(CORPUS, path), ...wish, '-'];
  const run = spawnSync(DECODER, args, { maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`${path}: ${run.stderr}`);
  const bytes = new Uint8Array(run.stdout);
  const mixed = new Float32Array(bytes.buffer, 0, bytes.length >> 2);
  const planes = Array.from({ length: channels }, (_, channel) =>
    Float32Array.from(
      { length: mixed.length / channels },
      (_, i) => mixed[i * channels + channel] ?? 0,
    ),
  );
  return { path, sampleRate, channels: planes };
}
