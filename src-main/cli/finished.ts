import type { PrepareProblem, PrepareReport } from '../contract/prepare-job.ts';

/** What became of one input. */
export type Finished =
  | { readonly input: string; readonly output: string; readonly report: PrepareReport }
  | { readonly input: string; readonly problem: PrepareProblem };

const EXIT_CODES = { unreadable: 3, 'nothing-to-select': 4, failed: 1 } as const;

/** 0 when every input became a sample; else the code of the first that did not. */
export function exitCodeOf(finished: readonly Finished[]): number {
  const problem = finished.find((each) => 'problem' in each);
  return problem ? EXIT_CODES[problem.problem.kind] : 0;
}

/** The report that is written and printed: units are in the names and in the findings. */
export function reportOf(version: string, finished: readonly Finished[]) {
  return { clonebooth: version, schema: 1, recordings: finished };
}
