import { spawnSync } from 'node:child_process';
import { corpusPath, NO_CORPUS } from '../../corpus.ts';

const DECODER = 'ffmpeg';

export interface Recording {
  /** Path below the corpus's folder. */
  readonly path: string;
  readonly sampleRate: number;
  readonly channels: readonly Float32Array[];
}

/** Why the bench cannot run here, or null. */
export function missing(): string | null {
  if (NO_CORPUS) return NO_CORPUS;
  if (spawnSync(DECODER, ['-version']).error) return 'ffmpeg is not installed';
  return null;
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
  const args = ['-v', 'error', '-i', corpusPath(path), ...wish, '-'];
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
