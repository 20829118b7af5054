import { spawnSync } from 'node:child_process';

export function isInstalled(): boolean {
  return spawnSync('ffmpeg', ['-version']).status === 0;
}

/**
 * Writes the first audio track as raw floats.
 *
 * Opus by its reference decoder, which Chromium has as well: ffmpeg's own is less exact (−15 dB).
 *
 * @returns false for what ffmpeg does not decode
 */
export function decodeTo(path: string, raw: string): boolean {
  const decoder = codecOf(path) === 'opus' ? ['-c:a', 'libopus'] : [];
  const output = ['-map', '0:a:0', '-f', 'f32le', '-c:a', 'pcm_f32le', raw];
  const options = ['-nostdin', '-v', 'error', '-y', ...decoder, '-i', path, ...output];
  return spawnSync('ffmpeg', options).status === 0;
}

interface FlacShape {
  /** Hertz. */
  readonly sampleRate: number;
  readonly channels: number;
  readonly bits: 16 | 24;
}

/** Writes the first seconds of a recording as FLAC. */
export function writeFlac(from: string, to: string, shape: FlacShape): void {
  const { sampleRate, channels, bits } = shape;
  const format = ['-ar', String(sampleRate), '-ac', String(channels)];
  const depth = ['-sample_fmt', bits === 16 ? 's16' : 's32'];
  const options = ['-nostdin', '-v', 'error', '-y', '-i', from, '-t', '3', ...format, ...depth, to];
  if (spawnSync('ffmpeg', options).status !== 0) throw new Error(`ffmpeg wrote no ${to}`);
}

function codecOf(path: string): string {
  const wanted = ['-select_streams', 'a:0', '-show_entries', 'stream=codec_name'];
  const options = ['-v', 'error', ...wanted, '-of', 'csv=p=0', path];
  return spawnSync('ffprobe', options).stdout.toString().trim();
}
