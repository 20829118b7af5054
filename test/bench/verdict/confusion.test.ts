import { expect, it } from 'vitest';
import { judge } from '../../../src-main/contract/judge.ts';
import type { Measurements } from '../../../src-main/contract/measurements.ts';
import type { CheckName, Finding } from '../../../src-main/contract/verdict.ts';
import { speechBandwidth } from '../../../src-renderer/engine/measure/bandwidth.ts';
import { clippedRuns } from '../../../src-renderer/engine/measure/clipping.ts';
import { mainsLine } from '../../../src-renderer/engine/measure/mains-lines.ts';
import { measureSample, measureSource } from '../../../src-renderer/engine/measure/measures.ts';
import { reverberationSeconds } from '../../../src-renderer/engine/measure/reverberation.ts';
import { speechLevel } from '../../../src-renderer/engine/measure/speech-level.ts';
import { Confusion, markdownTable } from './confusion.ts';
import { type Labelled, labelledSet } from './labelled.ts';
import { missing } from './recordings.ts';

const why = process.env['CLONEBOOTH_BENCH'] ? missing() : 'CLONEBOOTH_BENCH is not set';
if (why) console.info(`The verdict's bench is skipped: ${why}.`);

/** All but what short recordings cannot show: their length, and where somebody cut them. */
const CHECKS: readonly CheckName[] = [
  'snr',
  'noise-floor',
  'hum',
  'clipping',
  'reverberation',
  'bandwidth',
  'level',
];

function measured({ samples, sampleRate, speech }: Labelled): Measurements {
  return {
    ...measureSample(samples, sampleRate, speech),
    ...measureSource([samples], samples, sampleRate, speech),
    speech,
    voices: 'unknown',
  };
}

function finding(check: CheckName, measurements: Measurements): Finding {
  const found = judge(measurements).findings.find((one) => one.check === check);
  if (!found) throw new Error(check);
  return found;
}

/** The check that a damage is for, what it says, and what it should say. */
function trial(
  item: Labelled,
  clean: Measurements,
): { check: CheckName; seen: Measurements; due: Measurements } | null {
  const { samples, sampleRate, speech, truth } = item;
  switch (item.group) {
    case 'clean':
      return null;
    case 'noise': {
      if (clean.snrDb === null) return null;
      // The recording's own noise adds to it.
      const snrDb = -10 * Math.log10(10 ** (-truth / 10) + 10 ** (-clean.snrDb / 10));
      const level = speechLevel(samples, sampleRate, speech);
      return { check: 'snr', seen: { ...clean, ...level }, due: { ...clean, snrDb } };
    }
    case 'hum': {
      const line = { hertz: 50, prominenceDb: 20, underSpeechDb: truth + 3 } as const;
      const hum = mainsLine(samples, sampleRate, speech);
      return {
        check: 'hum',
        seen: { ...clean, hum },
        due: { ...clean, hum: truth < 45 ? line : null },
      };
    }
    case 'clipping': {
      const clipping = Array.from({ length: truth }, () => ({ start: 0, end: 0 }));
      const seen = { ...clean, clipping: clippedRuns([samples], sampleRate) };
      return { check: 'clipping', seen, due: { ...clean, clipping } };
    }
    case 'room': {
      const rt60Seconds = reverberationSeconds(samples, sampleRate);
      return {
        check: 'reverberation',
        seen: { ...clean, rt60Seconds },
        due: { ...clean, rt60Seconds: truth },
      };
    }
    case 'band': {
      const bandwidthHertz = speechBandwidth(samples, sampleRate, speech);
      return {
        check: 'bandwidth',
        seen: { ...clean, bandwidthHertz },
        due: { ...clean, bandwidthHertz: truth },
      };
    }
    case 'gain': {
      const { speechDbfs } = speechLevel(samples, sampleRate, speech);
      return {
        check: 'level',
        seen: { ...clean, speechDbfs },
        due: { ...clean, speechDbfs: clean.speechDbfs + truth },
      };
    }
  }
}

it.skipIf(why !== null)('grades damages of known size', { timeout: 1_200_000 }, () => {
  const confusion = new Confusion();
  const alarms: string[][] = [];
  let clean: Measurements | null = null;
  for (const item of labelledSet()) {
    if (item.group === 'clean') {
      clean = measured(item);
      for (const check of CHECKS) {
        const { grade, value, unit } = finding(check, clean);
        confusion.add(check, 'clean', 'good', grade, value);
        if (grade !== 'good') {
          alarms.push([item.path.slice(6), check, grade, `${value?.toFixed(1)} ${unit}`]);
        }
      }
      continue;
    }
    const tried = clean && trial(item, clean);
    if (!tried) continue;
    const { grade, value } = finding(tried.check, tried.seen);
    confusion.add(tried.check, item.damage, finding(tried.check, tried.due).grade, grade, value);
  }
  console.log(confusion.markdown());
  console.log(markdownTable(['clean recording', 'check', 'grade', 'value'], alarms));
  const damaged = CHECKS.filter((check) => check !== 'noise-floor');
  const shares = damaged.map((check) => [check, confusion.rightShare(check)] as const);
  console.log(shares.map(([check, share]) => `${check} ${Math.round(100 * share)} %`).join(', '));
  for (const [, share] of shares) expect(share).toBeGreaterThan(0.7);
});
