import { spawnSync } from 'node:child_process';

export const OUT_RATE = 16_000;

/** Another program that changes the rate of mono floats, from standard input to standard output. */
export interface Program {
  readonly name: string;
  readonly command: (rate: number) => readonly string[];
}

export interface Output {
  readonly samples: Float32Array;
  /** Of user and system, with the program's start. */
  readonly cpuSeconds: number;
}

const ffmpeg = (name: string, options: string): Program => {
  const command = (rate: number) => {
    const raw = (hertz: number) => ['-f', 'f32le', '-ar', `${hertz}`, '-ac', '1'];
    const filter = ['-af', `aresample=${OUT_RATE}${options}`];
    const input = ['-v', 'error', '-threads', '1', ...raw(rate), '-i', '-'];
    return ['ffmpeg', ...input, ...filter, ...raw(OUT_RATE), '-'];
  };
  return { name, command };
};

export const PROGRAMS: readonly Program[] = [
  {
    name: 'sox rate -v',
    command: (rate) => {
      const raw = (hertz: number) => ['-t', 'f32', '-r', `${hertz}`, '-c', '1', '-'];
      return ['sox', '-D', ...raw(rate), ...raw(OUT_RATE), 'rate', '-v', `${OUT_RATE}`];
    },
  },
  ffmpeg('ffmpeg soxr, precision 28', ':resampler=soxr:precision=28'),
  ffmpeg('ffmpeg swr, as it comes', ''),
];

export function missingProgram(): string | null {
  const missing = ['sox', 'ffmpeg'].find((name) => spawnSync(name, ['-h']).error);
  return missing === undefined ? null : `${missing} is not installed`;
}

/** @throws Error when the program fails */
export function run({ command }: Program, input: Float32Array, rate: number): Output {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
  // Only a shell tells what a child has used up.
  const timed = ['-c', 'TIMEFORMAT="cpu=%U %S"; time "$@"', 'bash', ...command(rate)];
  const { status, stdout, stderr } = spawnSync('bash', timed, { input: bytes, maxBuffer: 2 ** 28 });
  if (status !== 0) throw new Error(`${command(rate).join(' ')}: ${stderr}`);
  const [, user, system] = /cpu=([\d.]+) ([\d.]+)/.exec(stderr.toString()) ?? [];
  return {
    samples: new Float32Array(new Uint8Array(stdout).buffer),
    cpuSeconds: Number(user) + Number(system),
  };
}
