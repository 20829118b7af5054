import { expect, it } from 'vitest';
import type { Measurements } from '../../../src-main/contract/measurements.ts';
import { weights } from '../../engine/speech/recordings.ts';
import { voicesIn } from './app.ts';
import { markdownTable } from './confusion.ts';
import { missing } from './recordings.ts';
import {
  atOnce,
  cutsOf,
  inTurns,
  pairsOf,
  SEVERAL_PEOPLE,
  singleSpeakers,
  soundOf,
} from './speakers.ts';

const why = process.env['CLONEBOOTH_BENCH'] ? missing() : 'CLONEBOOTH_BENCH is not set';
const ANSWERS: readonly Measurements['voices'][] = ['one', 'overlap-suspected', 'two', 'unknown'];

/** How often each answer was given, by what was heard. */
class Answers {
  readonly #counts = new Map<string, Map<string, number>>();

  add(heard: string, voices: Measurements['voices']): void {
    const row = this.#counts.get(heard) ?? new Map<string, number>();
    row.set(voices, (row.get(voices) ?? 0) + 1);
    this.#counts.set(heard, row);
  }

  count(heard: string, voices: Measurements['voices']): number {
    return this.#counts.get(heard)?.get(voices) ?? 0;
  }

  markdown(): string {
    const rows = [...this.#counts].map(([heard, row]) => [
      heard,
      ...ANSWERS.map((answer) => `${row.get(answer) ?? ''}`),
    ]);
    return markdownTable(['heard', ...ANSWERS], rows);
  }
}

it.skipIf(why !== null)('counts the voices', { timeout: 3_600_000 }, () => {
  const speech = weights();
  const answers = new Answers();
  const speakers = singleSpeakers();
  for (const speaker of speakers) {
    const voices = voicesIn(speech, speaker.samples);
    answers.add('one person', voices);
    if (!['one', 'unknown'].includes(voices)) console.log(`${speaker.name}: ${voices}`);
    for (const cut of cutsOf(speaker)) {
      answers.add('20, 40, 60 s of one person', voicesIn(speech, cut));
    }
  }
  for (const path of SEVERAL_PEOPLE) {
    const voices = voicesIn(speech, soundOf(path));
    answers.add('several people', voices);
    console.log(`${path}: ${voices}`);
  }
  for (const pair of pairsOf(speakers)) {
    const language = pair.sameLanguage ? 'one language' : 'two languages';
    answers.add(`two in turns, ${language}`, voicesIn(speech, inTurns(pair)));
    for (const db of [0, -6, -12]) {
      const heard = `two at once, ${db} dB, ${language}`;
      answers.add(heard, voicesIn(speech, atOnce(pair, db)));
    }
  }
  console.log(answers.markdown());
  for (const single of ['one person', '20, 40, 60 s of one person']) {
    expect(answers.count(single, 'two')).toBe(0);
    expect(answers.count(single, 'overlap-suspected')).toBeLessThanOrEqual(1);
  }
});
