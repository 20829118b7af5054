import type { LevelReading } from './meter.ts';

/** The lower end of the meter's scale, in dBFS. */
export const METER_FLOOR_DB = -60;

/** What digital silence counts as, in dBFS. */
const SILENCE_DB = -120;

function peakDb(peak: number): number {
  return peak > 1e-6 ? 20 * Math.log10(peak) : SILENCE_DB;
}

export function powerDb(power: number): number {
  return power > 1e-12 ? 10 * Math.log10(power) : SILENCE_DB;
}

/** Where a level stands on the meter, from 0 to 1. */
export function meterShare(db: number): number {
  return Math.min(1, Math.max(0, 1 - db / METER_FLOOR_DB));
}

/** What the meter shows, in dBFS. */
export interface MeterLevel {
  /** Rises at once and falls slowly, so that an eye can follow. */
  readonly bar: number;
  /** The highest of the last moments. */
  readonly hold: number;
  /** Readings since `hold` was reached. */
  readonly heldFor: number;
  /** Lit once anything clipped, until somebody puts it out. */
  readonly clipped: boolean;
}

export const silentMeter: MeterLevel = {
  bar: SILENCE_DB,
  hold: SILENCE_DB,
  heldFor: 0,
  clipped: false,
};

/** One reading's fall: 24 dB a second, as studio meters have it. */
const FALL_DB = 1.2;
/** How long the line stays at a peak: two seconds. */
const HOLD_READINGS = 40;

/** The meter after one more reading. */
export function nextLevel(level: MeterLevel, reading: LevelReading): MeterLevel {
  const peak = peakDb(reading.peak);
  const bar = Math.max(peak, level.bar - FALL_DB);
  const isHeld = peak < level.hold && level.heldFor < HOLD_READINGS;
  return {
    bar,
    hold: isHeld ? level.hold : bar,
    heldFor: isHeld ? level.heldFor + 1 : 0,
    clipped: level.clipped || reading.clipped,
  };
}

/** What a speaker should do about the level. */
export type LevelAdvice = 'nothing' | 'louder' | 'good' | 'softer';

/** Below it only the room is heard. */
const ROOM_DB = -42;
/** Peaks of speech belong between these: far from the noise, with room for a loud word. */
const LOW_DB = -24;
const HIGH_DB = -3;

/** @param hold the highest peak of the last moments, in dBFS */
export function levelAdvice(hold: number): LevelAdvice {
  if (hold < ROOM_DB) return 'nothing';
  if (hold < LOW_DB) return 'louder';
  return hold > HIGH_DB ? 'softer' : 'good';
}
