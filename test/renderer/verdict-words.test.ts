import { expect, it } from 'vitest';
import type { FindingGrade } from '../../src-main/contract/verdict.ts';
import { poorFindings } from '../../src-renderer/ui/verdict-words.ts';
import { newSample } from '../fakes/new-sample.ts';

it('findings that are not good come worst first, and unknown ones are none', () => {
  const [first] = newSample.verdict?.findings ?? [];
  if (!first) throw new Error('the sample has no findings');
  const grades: FindingGrade[] = ['look-at', 'unknown', 'blocks', 'good', 'confirm'];
  const findings = grades.map((grade) => ({ ...first, grade }));
  expect(poorFindings({ grade: 'blocks', findings }).map(({ grade }) => grade)).toEqual([
    'blocks',
    'confirm',
    'look-at',
  ]);
});
