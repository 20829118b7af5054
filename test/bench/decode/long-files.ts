import { execFileSync, spawnSync } from 'node:child_process';
import { fixturePath } from '../../e2e/clonebooth.ts';

export const FORMATS = ['wav', 'm4a', 'mp3', 'opus'] as const;
export type Format = (typeof FORMATS)[number];

interface Encoder {
  /** The container in which a piece of it is repeated. */
  readonly piece: string;
  readonly options: readonly string[];
  /** Stamps the packets anew where a repetition would begin before the last one ends: no recorder does that. */
  readonly stamps?: string;
}

const ENCODERS: Record<Format, Encoder> = {
  wav: { piece: 'wav', options: ['-c:a', 'pcm_s16le'] },
  // Pieces of MP4 would leave a gap of the encoder's padding between them.
  m4a: { piece: 'aac', options: ['-c:a', 'aac', '-b:a', '128k'] },
  mp3: { piece: 'mp3', options: ['-c:a', 'libmp3lame', '-b:a', '128k'] },
  opus: {
    piece: 'opus',
    options: ['-c:a', 'libopus', '-b:a', '96k'],
    stamps: 'setts=ts=N*960-312:duration=960',
  },
};
const PIECE_SECONDS = 600;

export interface Cost {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
}

export function isInstalled(): boolean {
  return spawnSync('ffmpeg', ['-version']).status === 0;
}

/** Speech of two people again and again, one on either side, at 48 kHz. */
export function makeLongFile(path: string, format: Format, seconds: number): void {
  const { piece, options, stamps } = ENCODERS[format];
  const inputs = ['speech-en.wav', 'speech-es.m4a'].flatMap((name) => {
    return ['-stream_loop', '-1', '-i', fixturePath(name)];
  });
  const stereo = '[0]aresample=48000[a];[1]aresample=48000[b];[a][b]join=channel_layout=stereo';
  const first = `${path}.piece.${piece}`;
  const length = Math.min(PIECE_SECONDS, seconds);
  const encode = ['-filter_complex', stereo, '-t', `${length}`, ...options, first];
  const repeated = stamps ? `${path}.repeated.mka` : path;
  const repeat = ['-stream_loop', '-1', '-i', first, '-t', `${seconds}`, '-c', 'copy', repeated];
  execFileSync('ffmpeg', ['-v', 'error', ...inputs, ...encode]);
  execFileSync('ffmpeg', ['-v', 'error', ...repeat]);
  if (!stamps) return;
  execFileSync('ffmpeg', ['-v', 'error', '-i', repeated, '-c', 'copy', '-bsf:a', stamps, path]);
}

/**
 * Decodes everything and finds the lowest and highest sample, in one process of ffmpeg.
 *
 * Of its filters, `astats` told to do only that is the cheapest that looks at every sample; one filter
 * thread, because more of them only wait for each other (five times the CPU). No output is written.
 */
export function ffmpegPeaks(path: string): Cost {
  const filter = 'astats=measure_perchannel=Min_level+Max_level:measure_overall=none';
  const options = ['-nostdin', '-benchmark', '-filter_threads', '1', '-i', path, '-vn'];
  const { stderr } = spawnSync('ffmpeg', [...options, '-af', filter, '-f', 'null', '-']);
  const [, user, system, real] =
    /utime=([\d.]+)s stime=([\d.]+)s rtime=([\d.]+)s/.exec(stderr.toString()) ?? [];
  return { wallSeconds: Number(real), cpuSeconds: Number(user) + Number(system) };
}
