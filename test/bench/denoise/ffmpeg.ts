import { spawnSync } from 'node:child_process';

const RATE = 16_000;

const RAW = ['-f', 'f32le', '-ar', `${RATE}`, '-ac', '1'];
/** Longest delay of a filter that is looked for, in samples. */
const LONGEST_DELAY = 1000;

/** A filter of ffmpeg at 16 kHz, with its delay taken off: afftdn is 400 samples late and does not say so. */
export function alignedFilter(filter: string, voice: Float32Array) {
  const delay = delayBetween(voice, filtered(voice, filter));
  return (samples: Float32Array): Float32Array => {
    const longer = new Float32Array(samples.length + delay);
    longer.set(samples);
    return filtered(longer, filter).subarray(delay);
  };
}

function filtered(samples: Float32Array, filter: string): Float32Array {
  const args = ['-v', 'error', ...RAW, '-i', '-', '-af', filter, ...RAW, '-'];
  const output = floats(run(args, bytesOf(samples)).stdout);
  const whole = new Float32Array(samples.length);
  whole.set(output.subarray(0, samples.length));
  return whole;
}

/** The delay at which the two correlate best. */
function delayBetween(input: Float32Array, output: Float32Array): number {
  let best = { delay: 0, sum: Number.NEGATIVE_INFINITY };
  for (let delay = 0; delay <= LONGEST_DELAY; delay++) {
    let sum = 0;
    for (let k = delay; k < output.length; k++) sum += (output[k] ?? 0) * (input[k - delay] ?? 0);
    if (sum > best.sum) best = { delay, sum };
  }
  return best.delay;
}

/** A file as mono at 16 kHz. */
export function decoded(path: string, seconds: number): Float32Array {
  const wish = ['-t', `${seconds}`, '-ac', '1', '-ar', `${RATE}`, '-f', 'f32le', '-'];
  return floats(run(['-v', 'error', '-i', path, ...wish]).stdout);
}

/** CPU seconds that one thread of ffmpeg takes for a filter, reading floats included. */
export function cpuSeconds(samples: Float32Array, filter: string): number {
  const single = ['-threads', '1', '-filter_threads', '1', '-benchmark'];
  const args = [...single, ...RAW, '-i', '-', '-af', filter, '-f', 'null', '-'];
  const { stderr } = run(args, bytesOf(samples));
  const [, user = '', system = ''] =
    /utime=([\d.]+)s stime=([\d.]+)s/.exec(stderr.toString()) ?? [];
  return Number(user) + Number(system);
}

export function isInstalled(): boolean {
  return spawnSync('ffmpeg', ['-version']).status === 0;
}

function run(args: readonly string[], input?: Buffer) {
  const result = spawnSync('ffmpeg', args, { input, maxBuffer: 2 ** 28 });
  if (result.status !== 0) throw new Error(`ffmpeg ${args.join(' ')}: ${result.stderr}`);
  return result;
}

function bytesOf(samples: Float32Array): Buffer {
  return Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength);
}

function floats(bytes: Buffer): Float32Array {
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 4));
  return new Float32Array(new Uint8Array(whole).buffer);
}
