import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixAll, GRADES, judge } from '../../src-main/contract/judge.ts';
import type { Measurements } from '../../src-main/contract/measurements.ts';
import { DEFAULT_TREATMENTS, TREATMENT_ORDER } from '../../src-main/contract/recipe.ts';
import type { CheckName, Finding } from '../../src-main/contract/verdict.ts';
import { VERDICT_BANDS } from '../../src-main/contract/verdict-bands.ts';

const flawless: Measurements = {
  seconds: 30,
  speechSeconds: 25,
  speech: [{ start: 0.15, end: 29.85 }],
  speechDbfs: -20,
  noiseFloorDbfs: -65,
  snrDb: 45,
  loudnessLufs: -21,
  truePeakDbtp: -4,
  clipping: [],
  hum: null,
  bandwidthHertz: 12_000,
  rt60Seconds: 0.2,
  silenceShare: 0.17,
  longestPauseSeconds: 0.8,
  quietBeforeSeconds: 0.15,
  quietAfterSeconds: 0.15,
  dcOffset: 0.0001,
  voices: 'one',
};

function found(check: CheckName, change: Partial<Measurements>): Finding {
  const finding = judge({ ...flawless, ...change }).findings.find((one) => one.check === check);
  if (!finding) throw new Error(`no finding for ${check}`);
  return finding;
}

function runs(count: number): Measurements['clipping'] {
  return Array.from({ length: count }, (_, i) => ({ start: i, end: i + 0.001 }));
}

const anything: fc.Arbitrary<Measurements> = fc.record({
  seconds: fc.double({ min: 0, max: 300, noNaN: true }),
  speechSeconds: fc.double({ min: 0, max: 300, noNaN: true }),
  speech: fc.constant([]),
  speechDbfs: fc.double({ min: -80, max: 0, noNaN: true }),
  noiseFloorDbfs: fc.option(fc.double({ min: -120, max: 0, noNaN: true })),
  snrDb: fc.option(fc.double({ min: -10, max: 100, noNaN: true })),
  loudnessLufs: fc.option(fc.double({ min: -70, max: 0, noNaN: true })),
  truePeakDbtp: fc.double({ min: -60, max: 6, noNaN: true }),
  clipping: fc.nat({ max: 12 }).map(runs),
  hum: fc.option(
    fc.record({
      hertz: fc.constantFrom(50 as const, 60 as const),
      prominenceDb: fc.double({ min: 10, max: 60, noNaN: true }),
      underSpeechDb: fc.double({ min: -10, max: 45, noNaN: true }),
    }),
  ),
  bandwidthHertz: fc.double({ min: 0, max: 24_000, noNaN: true }),
  rt60Seconds: fc.option(fc.double({ min: 0, max: 3, noNaN: true })),
  silenceShare: fc.double({ min: 0, max: 1, noNaN: true }),
  longestPauseSeconds: fc.double({ min: 0, max: 20, noNaN: true }),
  quietBeforeSeconds: fc.double({ min: 0, max: 5, noNaN: true }),
  quietAfterSeconds: fc.double({ min: 0, max: 5, noNaN: true }),
  dcOffset: fc.double({ min: 0, max: 1, noNaN: true }),
  voices: fc.constantFrom('one', 'overlap-suspected', 'two', 'unknown'),
});

/** How far a number lies outside a check's good band: the measure of better and worse. */
function outside(finding: Finding): number {
  const good = VERDICT_BANDS.find(({ check }) => check === finding.check)?.good ?? {};
  if (finding.value === null) return 0;
  return Math.max(
    0,
    (good.from ?? -Infinity) - finding.value,
    finding.value - (good.to ?? Infinity),
  );
}

/** On which side of its good band a number lies: with two sides, each has its own way down. */
function side(finding: Finding): boolean {
  const good = VERDICT_BANDS.find(({ check }) => check === finding.check)?.good ?? {};
  return (finding.value ?? 0) < (good.from ?? -Infinity);
}

describe('judge', () => {
  it('finds nothing in a flawless sample', () => {
    const verdict = judge(flawless);
    expect(verdict.grade).toBe('good');
    expect(verdict.findings.map(({ check }) => check)).toEqual(
      VERDICT_BANDS.map(({ check }) => check),
    );
    expect(verdict.findings.every(({ fix, spots }) => fix === null && spots.length === 0)).toBe(
      true,
    );
  });

  it.each<[CheckName, Partial<Measurements>, string]>([
    ['length', { seconds: 10 }, 'look-at'],
    ['length', { seconds: 9.99 }, 'blocks'],
    ['length', { seconds: 180.01 }, 'blocks'],
    ['net-speech', { speechSeconds: 8 }, 'look-at'],
    ['net-speech', { speechSeconds: 4.9 }, 'confirm'],
    ['snr', { snrDb: 30 }, 'good'],
    ['snr', { snrDb: 20 }, 'look-at'],
    ['snr', { snrDb: 19.9 }, 'confirm'],
    ['noise-floor', { noiseFloorDbfs: -55 }, 'look-at'],
    ['noise-floor', { noiseFloorDbfs: -30 }, 'look-at'],
    ['hum', { hum: { hertz: 50, prominenceDb: 20, underSpeechDb: 40 } }, 'look-at'],
    ['hum', { hum: { hertz: 60, prominenceDb: 20, underSpeechDb: 20 } }, 'confirm'],
    ['level', { speechDbfs: -23.1 }, 'look-at'],
    ['level', { speechDbfs: -45 }, 'look-at'],
    ['level', { speechDbfs: -8 }, 'look-at'],
    ['true-peak', { truePeakDbtp: -2 }, 'look-at'],
    ['true-peak', { truePeakDbtp: 1 }, 'look-at'],
    ['clipping', { clipping: runs(1) }, 'look-at'],
    ['clipping', { clipping: runs(6) }, 'confirm'],
    ['silence', { silenceShare: 0.3 }, 'look-at'],
    ['silence', { silenceShare: 0.51 }, 'confirm'],
    ['longest-pause', { longestPauseSeconds: 9 }, 'look-at'],
    ['edges', { quietAfterSeconds: 0.3 }, 'good'],
    ['edges', { quietAfterSeconds: 0.4 }, 'look-at'],
    ['edges', { quietBeforeSeconds: 0 }, 'confirm'],
    ['reverberation', { rt60Seconds: 0.5 }, 'look-at'],
    ['reverberation', { rt60Seconds: 0.7 }, 'confirm'],
    ['reverberation', { rt60Seconds: null }, 'unknown'],
    ['bandwidth', { bandwidthHertz: 5500 }, 'look-at'],
    ['bandwidth', { bandwidthHertz: 4000 }, 'confirm'],
    ['one-voice', { voices: 'overlap-suspected' }, 'look-at'],
    ['one-voice', { voices: 'two' }, 'confirm'],
    ['one-voice', { voices: 'unknown' }, 'unknown'],
    ['snr', { snrDb: null }, 'unknown'],
    ['noise-floor', { noiseFloorDbfs: null }, 'unknown'],
    ['dc', { dcOffset: 0.05 }, 'good'],
  ])('grades %s of %o as %s', (check, change, grade) => {
    expect(found(check, change).grade).toBe(grade);
  });

  it('neither praises nor blames what could not be measured', () => {
    const verdict = judge({ ...flawless, snrDb: null, noiseFloorDbfs: null });
    const unknown = verdict.findings.filter(({ grade }) => grade === 'unknown');
    expect(unknown).toMatchObject([
      { check: 'snr', value: null, fix: null, spots: [] },
      { check: 'noise-floor', value: null, fix: null, spots: [] },
    ]);
    expect(verdict.grade).toBe('good');
    expect(judge({ ...flawless, snrDb: null, speechDbfs: -25 }).grade).toBe('look-at');
  });

  it('judges noise once: what the speech stands over by 20 dB is nowhere called poor', () => {
    for (let snrDb = 20; snrDb < 80; snrDb += 0.5) {
      const { grade } = judge({ ...flawless, snrDb, noiseFloorDbfs: flawless.speechDbfs - snrDb });
      expect(grade, `${snrDb} dB`).toBe(snrDb < 40 ? 'look-at' : 'good');
    }
  });

  it('says what the noise will be once the speech has its level', () => {
    expect(found('noise-floor', { speechDbfs: -35, noiseFloorDbfs: -70 }).value).toBe(-55);
  });

  it('shows a clipped word as one spot', () => {
    const clipping = [
      { start: 1, end: 1.001 },
      { start: 1.005, end: 1.006 },
      { start: 5, end: 5.001 },
    ];
    expect(found('clipping', { clipping })).toMatchObject({
      value: 3,
      spots: [
        { start: 1, end: 1.006 },
        { start: 5, end: 5.001 },
      ],
    });
  });

  it('shows where the long pauses are', () => {
    const speech = [
      { start: 0.1, end: 4 },
      { start: 4.5, end: 8 },
      { start: 10, end: 29 },
    ];
    expect(found('longest-pause', { longestPauseSeconds: 2, speech }).spots).toEqual([
      { start: 8, end: 10 },
    ]);
  });

  it('is as bad as its worst finding, and only length blocks', () => {
    fc.assert(
      fc.property(anything, (measurements) => {
        const { grade, findings } = judge(measurements);
        const known = findings.flatMap((one) => (one.grade === 'unknown' ? [] : [one.grade]));
        expect(grade).toBe(GRADES[Math.max(...known.map((one) => GRADES.indexOf(one)))]);
        for (const one of findings) expect(one.grade === 'unknown').toBe(one.value === null);
        for (const { check, grade: one } of findings)
          if (one === 'blocks') expect(check).toBe('length');
      }),
    );
  });

  it('never gives a better number a worse grade', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const others = judge(other).findings;
        judge(one).findings.forEach((a, i) => {
          const b = others[i];
          if (!b || a.grade === 'unknown' || b.grade === 'unknown' || side(a) !== side(b)) return;
          const [one, two] = [GRADES.indexOf(a.grade), GRADES.indexOf(b.grade)];
          if (outside(a) <= outside(b)) expect(one).toBeLessThanOrEqual(two);
          else expect(two).toBeLessThanOrEqual(one);
        });
      }),
    );
  });
});

describe('fixAll', () => {
  it('leaves a good sample alone', () => {
    expect(fixAll(judge(flawless))).toEqual([]);
  });

  it('treats what failed, lightly and in order, and only that', () => {
    const verdict = judge({ ...flawless, speechDbfs: -30, snrDb: 25, noiseFloorDbfs: -69 });
    expect(fixAll(verdict)).toEqual([
      DEFAULT_TREATMENTS['low-cut'],
      DEFAULT_TREATMENTS.noise,
      DEFAULT_TREATMENTS.level,
    ]);
  });

  it('removes an offset from a sample that is good', () => {
    const verdict = judge({ ...flawless, dcOffset: 0.01 });
    expect(verdict.grade).toBe('good');
    expect(fixAll(verdict)).toEqual([{ kind: 'dc' }]);
  });

  it('leaves to the person what no treatment repairs', () => {
    const verdict = judge({ ...flawless, clipping: runs(9), rt60Seconds: 1, bandwidthHertz: 3500 });
    expect(verdict.grade).toBe('confirm');
    expect(fixAll(verdict)).toEqual([]);
  });

  it('keeps the order of treatments, each kind at most once', () => {
    fc.assert(
      fc.property(anything, (measurements) => {
        const kinds = fixAll(judge(measurements)).map(({ kind }) => kind);
        expect(kinds).toEqual(TREATMENT_ORDER.filter((kind) => kinds.includes(kind)));
      }),
    );
  });
});
