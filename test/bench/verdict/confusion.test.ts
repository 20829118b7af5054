import { expect, it } from 'vitest';
import { judge } from '../../../src-main/contract/judge.ts';
import type { Measurements } from '../../../src-main/contract/measurements.ts';
import type { CheckName, Finding } from '../../../src-main/contract/verdict.ts';
import { speechLevel } from '../../../src-renderer/engine/measure/speech-level.ts';
import { loadTools, measured } from './app.ts';
import { Confusion, markdownTable } from './confusion.ts';
import { type Labelled, labelledSet } from './labelled.ts';
import { missing } from './recordings.ts';

const why = process.env['CLONEBOOTH_BENCH'] ? missing() : 'CLONEBOOTH_BENCH is not set';
if (why) console.info(`The verdict's bench is skipped: ${why}.`);

/** All but length, net speech and edges, which say nothing of recordings that were cut and repeated for this. */
const CLEAN_CHECKS: readonly CheckName[] = [
  'snr',
  'noise-floor',
  'hum',
  'level',
  'true-peak',
  'clipping',
  'silence',
  'longest-pause',
  'reverberation',
  'bandwidth',
  'one-voice',
  'dc',
];

function finding(check: CheckName, measurements: Measurements): Finding {
  const found = judge(measurements).findings.find((one) => one.check === check);
  if (!found) throw new Error(check);
  return found;
}

/** What a clean recording is like: as the program measures it, and its noise by its energy. */
interface Clean {
  readonly measures: Measurements;
  readonly snrDb: number | null;
}

/** The check that a damage is for, and what it should have measured. */
function trial({ group, truth }: Labelled, { measures, snrDb }: Clean): [CheckName, Measurements] {
  switch (group) {
    case 'clean':
    case 'noise': {
      // The recording's own noise adds to it.
      const own = snrDb === null ? 0 : 10 ** (-snrDb / 10);
      return ['snr', { ...measures, snrDb: -10 * Math.log10(10 ** (-truth / 10) + own) }];
    }
    case 'hum': {
      const line = { hertz: 50, prominenceDb: 20, underSpeechDb: truth + 3 } as const;
      return ['hum', { ...measures, hum: truth < 45 ? line : null }];
    }
    case 'clipping': {
      const clipping = Array.from({ length: truth }, () => ({ start: 0, end: 0 }));
      return ['clipping', { ...measures, clipping }];
    }
    case 'room':
      return ['reverberation', { ...measures, rt60Seconds: truth }];
    case 'band':
      return ['bandwidth', { ...measures, bandwidthHertz: truth }];
    case 'gain':
      return ['level', { ...measures, speechDbfs: measures.speechDbfs + truth }];
    case 'pause':
      return ['longest-pause', { ...measures, longestPauseSeconds: truth }];
    case 'silence':
      return ['silence', { ...measures, silenceShare: truth / 100 }];
    case 'net-speech':
      return ['net-speech', { ...measures, speechSeconds: truth }];
    case 'edges':
      return ['edges', { ...measures, quietBeforeSeconds: truth, quietAfterSeconds: truth }];
    case 'dc':
      return ['dc', { ...measures, dcOffset: truth / 100 }];
    case 'peak':
      return ['true-peak', { ...measures, truePeakDbtp: measures.truePeakDbtp + truth }];
  }
}

/** An offset is removed unasked and never lowers a grade: here, that its removal is offered counts. */
function gradeOf({ check, grade, fix }: Finding): Finding['grade'] {
  return check === 'dc' && fix ? 'look-at' : grade;
}

it.skipIf(why !== null)('grades damages of known size', { timeout: 3_600_000 }, async () => {
  const tools = loadTools();
  const confusion = new Confusion();
  const alarms: string[][] = [];
  let clean: Clean | null = null;
  for (const item of labelledSet()) {
    const { path, samples, sampleRate, speech } = item;
    const measures = await measured(tools, samples, sampleRate);
    if (item.group === 'clean') {
      clean = { measures, snrDb: speechLevel(samples, sampleRate, speech).snrDb };
      for (const check of CLEAN_CHECKS) {
        const found = finding(check, measures);
        confusion.add(check, 'clean', 'good', gradeOf(found), found.value);
        if (found.grade !== 'good') {
          const value = found.value === null ? '' : `${found.value.toFixed(1)} ${found.unit}`;
          alarms.push([path.slice(6), check, found.grade, value]);
        }
      }
      continue;
    }
    if (!clean) continue;
    const [check, due] = trial(item, clean);
    const found = finding(check, measures);
    const dueGrade = gradeOf(finding(check, due));
    confusion.add(check, item.damage, dueGrade, gradeOf(found), found.value);
  }
  console.log(confusion.markdown());
  console.log(markdownTable(['clean recording', 'check', 'grade', 'value'], alarms));
  const shares = confusion.checks().map((check) => [check, confusion.rightShare(check)] as const);
  console.log(shares.map(([check, share]) => `${check} ${Math.round(100 * share)} %`).join(', '));
  for (const [check, share] of shares) expect(share, check).toBeGreaterThan(0.7);
  const blamed = alarms.filter(([, , grade]) => grade === 'confirm');
  expect(blamed).toEqual([]);
});
