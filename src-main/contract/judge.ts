import type { Measurements } from './measurements.ts';
import type { Passage } from './passage.ts';
import { DEFAULT_TREATMENTS, type Recipe, TREATMENT_ORDER } from './recipe.ts';
import type { CheckName, Finding, FindingGrade, Grade, Verdict } from './verdict.ts';
import { type Band, type CheckBands, LEVELLED_DBFS, VERDICT_BANDS } from './verdict-bands.ts';

/** From the best to the worst. */
export const GRADES: readonly Grade[] = ['good', 'look-at', 'confirm', 'blocks'];

/** A line this far under the speech is where hum begins to be heard. */
const FAINTEST_HUM_UNDER_SPEECH_DB = 45;
/** Spots closer than this are shown as one. */
const SPOT_GAP_SECONDS = 0.25;

/**
 * Judges what was measured, check by check.
 *
 * What could not be measured is `unknown`: a guess must neither send anybody to work nor promise anything.
 */
export function judge(measurements: Measurements): Verdict {
  const findings = VERDICT_BANDS.map((bands) => findingOf(bands, measurements));
  const grade = findings.reduce<Grade>((worst, found) => worseOf(worst, found.grade), 'good');
  return { grade, findings };
}

/**
 * The recipe that treats what a verdict found, lightly, and nothing else.
 *
 * What no treatment repairs (a clipped passage, a room, a telephone) is left to the person.
 */
export function fixAll(verdict: Verdict): Recipe {
  const wanted = new Set(
    verdict.findings.flatMap(({ fix }) => (fix?.kind === 'treat' ? fix.treatments : [])),
  );
  return TREATMENT_ORDER.filter((kind) => wanted.has(kind)).map((kind) => DEFAULT_TREATMENTS[kind]);
}

function findingOf(bands: CheckBands, measurements: Measurements): Finding {
  const { check, unit } = bands;
  const value = judgedNumber(check, measurements);
  if (value === null) return { check, grade: 'unknown', value, unit, fix: null, spots: [] };
  const fits = lies(value, bands.good);
  return {
    check,
    grade: gradeIn(bands, value),
    value,
    unit,
    fix: fits ? null : bands.fix,
    spots: fits ? [] : spotsOf(bands, measurements),
  };
}

/** The grade of a number of a check, in the unit of its bands. */
export function gradeOf(check: CheckName, value: number): Grade {
  const bands = VERDICT_BANDS.find((each) => each.check === check);
  return bands ? gradeIn(bands, value) : 'good';
}

function gradeIn({ good, lookAt, beyond }: CheckBands, value: number): Grade {
  if (beyond === 'good' || lies(value, good)) return 'good';
  return lies(value, lookAt) ? 'look-at' : beyond;
}

/** The number that a check's bands are about. */
function judgedNumber(check: CheckName, m: Measurements): number | null {
  switch (check) {
    case 'length':
      return m.seconds;
    case 'net-speech':
      return m.speechSeconds;
    case 'snr':
      return m.snrDb;
    case 'noise-floor':
      return m.noiseFloorDbfs === null ? null : m.noiseFloorDbfs + LEVELLED_DBFS - m.speechDbfs;
    case 'hum':
      return m.hum === null ? 0 : Math.max(0, FAINTEST_HUM_UNDER_SPEECH_DB - m.hum.underSpeechDb);
    case 'level':
      return m.speechDbfs;
    case 'true-peak':
      return m.truePeakDbtp;
    case 'clipping':
      return m.clipping.length;
    case 'silence':
      return m.silenceShare * 100;
    case 'longest-pause':
      return m.longestPauseSeconds;
    case 'edges':
      return worseEdge(m.quietBeforeSeconds, m.quietAfterSeconds);
    case 'reverberation':
      return m.rt60Seconds;
    case 'bandwidth':
      return m.bandwidthHertz;
    case 'one-voice':
      return { one: 1, 'overlap-suspected': 1.5, two: 2, unknown: null }[m.voices];
    case 'dc':
      return m.dcOffset * 100;
  }
}

/** A cut edge is worst; else the edge further from the middle of the good band. */
function worseEdge(before: number, after: number): number {
  if (before === 0 || after === 0) return 0;
  const off = (quiet: number) => Math.abs(quiet - 0.15);
  return off(before) > off(after) ? before : after;
}

function spotsOf({ check, good }: CheckBands, m: Measurements): readonly Passage[] {
  switch (check) {
    case 'clipping':
      return joined(m.clipping);
    case 'longest-pause':
      return pausesOver(good.to ?? 0, m.speech);
    default:
      return [];
  }
}

/** Pauses between stretches of speech that last longer than so many seconds. */
function pausesOver(seconds: number, speech: readonly Passage[]): Passage[] {
  return speech.flatMap(({ start }, i) => {
    const end = speech[i - 1]?.end ?? start;
    return start - end > seconds ? [{ start: end, end: start }] : [];
  });
}

/** Neighbouring spots as one, so that a clipped word is one mark and not two hundred. */
function joined(spots: readonly Passage[]): Passage[] {
  const places: Passage[] = [];
  for (const spot of spots) {
    const last = places.at(-1);
    if (last && spot.start - last.end < SPOT_GAP_SECONDS) {
      places[places.length - 1] = { start: last.start, end: Math.max(last.end, spot.end) };
    } else places.push(spot);
  }
  return places;
}

function lies(value: number, { from = -Infinity, to = Infinity }: Band): boolean {
  return value >= from && value <= to;
}

function worseOf(one: Grade, other: FindingGrade): Grade {
  return other !== 'unknown' && GRADES.indexOf(other) > GRADES.indexOf(one) ? other : one;
}
