import { powerDb } from './level.ts';
import type { LevelReading } from './meter.ts';

export const ROOM_TONE_SECONDS = 3;

/** How quiet the room is; `muted` is quieter than any room, `disturbed` was no silence. */
export type RoomVerdict = 'quiet' | 'some-noise' | 'too-loud' | 'muted' | 'disturbed';

export interface RoomTone {
  /** RMS in dBFS. */
  readonly noiseDbfs: number;
  readonly verdict: RoomVerdict;
}

/** The bands that the verdict has for noise in pauses (docs/verdict.md). */
const QUIET_DBFS = -60;
const NOISY_DBFS = -50;
/** No converter is that quiet: what comes is digital silence. */
const MUTED_DBFS = -100;
/** Steady noise varies by a few dB; a word or a door stands out by more. */
const DISTURBED_DB = 18;
const DISTURBED_SHARE = 0.1;

/**
 * Judges a few seconds without speech. The median is the room: a creaking chair does not raise it.
 *
 * @returns null without readings
 */
export function roomTone(readings: readonly LevelReading[]): RoomTone | null {
  const levels = readings.map(({ power }) => powerDb(power)).sort((a, b) => a - b);
  const noiseDbfs = levels[Math.floor(levels.length / 2)];
  if (noiseDbfs === undefined) return null;
  const loud = levels.filter((level) => level > Math.max(noiseDbfs + DISTURBED_DB, NOISY_DBFS));
  const disturbed = loud.length > DISTURBED_SHARE * levels.length;
  return { noiseDbfs, verdict: disturbed ? 'disturbed' : verdictOf(noiseDbfs) };
}

function verdictOf(noiseDbfs: number): RoomVerdict {
  if (noiseDbfs <= MUTED_DBFS) return 'muted';
  if (noiseDbfs <= QUIET_DBFS) return 'quiet';
  return noiseDbfs <= NOISY_DBFS ? 'some-noise' : 'too-loud';
}
