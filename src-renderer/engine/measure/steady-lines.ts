import { percentile, powerDb } from './decibels.ts';
import { LOWEST_UNDER_SPEECH_DB } from './mains-lines.ts';

const HARMONICS = [1, 2, 3, 4, 5, 6];
/** What a line keeps up in nine tenths of all frames is no voice. */
const STEADY_SHARE = 0.1;
/** A grid keeps within 0.2 Hz as a rule; a recorder's clock adds its error at the harmonics. */
const WANDER_HERTZ = 0.3;
/** The spectrum beside a line, on both sides. */
const BESIDE_HERTZ = { from: 4, to: 12 };
const LEAST_PROMINENCE_DB = 10;
/** A line alone must stand out more. */
const LONE_PROMINENCE_DB = 15;
/** A line of the mains that stands out, whether it is heard or not. */
export interface SteadyLine extends Line {
  readonly hertz: 50 | 60;
}

/** Whether a line is loud enough beside speech of a level in dBFS. */
export function isHeard({ levelDbfs }: SteadyLine, speechDbfs: number): boolean {
  return speechDbfs - levelDbfs <= LOWEST_UNDER_SPEECH_DB;
}

/**
 * The mains line that most of the frames have, or null.
 *
 * @param frames spectra of six seconds at least
 */
export function steadyLine(
  frames: readonly Float64Array[],
  hertzPerBin: number,
): SteadyLine | null {
  const levels = steadyLevels(frames);
  const [best] = ([50, 60] as const)
    .map((hertz) => ({ hertz, ...strongestOf(levels, hertzPerBin, hertz) }))
    .sort((one, other) => other.prominenceDb - one.prominenceDb);
  return best && best.prominenceDb > 0 ? best : null;
}

/** For each bin, the power in dB that most frames exceed. */
function steadyLevels(frames: readonly Float64Array[]): Float64Array {
  const powers = new Float64Array(frames.length);
  const place = Math.round(STEADY_SHARE * (frames.length - 1));
  return Float64Array.from({ length: frames[0]?.length ?? 0 }, (_, bin) => {
    for (let i = 0; i < powers.length; i++) powers[i] = frames[i]![bin]!;
    return powerDb(powers.sort()[place]!);
  });
}

interface Line {
  readonly prominenceDb: number;
  readonly levelDbfs: number;
}

/** The strongest line of a mains frequency; of prominence 0 when its lines do not convince. */
function strongestOf(levels: Float64Array, hertzPerBin: number, mains: 50 | 60): Line {
  const lines = HARMONICS.map((harmonic) => lineAt(levels, hertzPerBin, mains, harmonic));
  const strongest = lines.reduce((a, b) => (b.prominenceDb > a.prominenceDb ? b : a));
  const clear = lines.filter(({ prominenceDb }) => prominenceDb >= LEAST_PROMINENCE_DB);
  const convinces = clear.length >= 2 || strongest.prominenceDb >= LONE_PROMINENCE_DB;
  return convinces ? strongest : { prominenceDb: 0, levelDbfs: strongest.levelDbfs };
}

function lineAt(levels: Float64Array, hertzPerBin: number, mains: number, harmonic: number): Line {
  const hertz = mains * harmonic;
  const wander = WANDER_HERTZ * harmonic;
  const bin = (frequency: number) => Math.round(frequency / hertzPerBin);
  const line = Math.max(...levels.subarray(bin(hertz - wander), bin(hertz + wander) + 1));
  const beside = [
    ...levels.subarray(bin(hertz - BESIDE_HERTZ.to), bin(hertz - BESIDE_HERTZ.from)),
    ...levels.subarray(bin(hertz + BESIDE_HERTZ.from), bin(hertz + BESIDE_HERTZ.to)),
  ];
  // A sine of amplitude a shows as a²/4; its power is a²/2.
  return { prominenceDb: line - percentile(beside, 0.5), levelDbfs: line + powerDb(2) };
}
