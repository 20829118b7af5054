import { GRADES } from '../../src-main/contract/judge.ts';
import type { Finding, Verdict } from '../../src-main/contract/verdict.ts';
import type { VerdictMessages } from '../messages/verdict-messages.ts';

/** What is not good, the worst first. */
export function poorFindings({ findings }: Verdict): readonly Finding[] {
  // What is unknown is neither good nor bad.
  const badness = ({ grade }: Finding) => (grade === 'unknown' ? 0 : GRADES.indexOf(grade));
  return findings.filter((finding) => badness(finding) > 0).sort((a, b) => badness(b) - badness(a));
}

/** A verdict in a few words. */
export function verdictHeadline(text: VerdictMessages, verdict: Verdict): string {
  switch (verdict.grade) {
    case 'good':
      return text.ready;
    case 'look-at':
      return text.lookAt(poorFindings(verdict).length);
    case 'confirm':
      return text.confirm(poorFindings(verdict).length);
    case 'blocks':
      return text.blocked;
  }
}
