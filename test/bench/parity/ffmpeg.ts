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

function codecOf(path: string): string {
  const wanted = ['-select_streams', 'a:0', '-show_entries', 'stream=codec_name'];
  const options = ['-v', 'error', ...wanted, '-of', 'csv=p=0', path];
  return spawnSync('ffprobe', options).stdout.toString().trim();
}
