import type { CheckName, FindingGrade } from '../../../src-main/contract/verdict.ts';

const GRADES: readonly FindingGrade[] = ['good', 'look-at', 'confirm', 'unknown'];

interface Row {
  readonly check: CheckName;
  readonly damage: string;
  readonly due: FindingGrade;
  readonly seen: Record<FindingGrade, number>;
  readonly values: number[];
}

/** What each check said of each damage, against what it should have said. */
export class Confusion {
  readonly #rows = new Map<string, Row>();

  add(
    check: CheckName,
    damage: string,
    due: FindingGrade,
    grade: FindingGrade,
    value: number | null,
  ): void {
    const key = `${check}\n${damage}\n${due}`;
    const row = this.#rows.get(key) ?? {
      check,
      damage,
      due,
      seen: { good: 0, 'look-at': 0, confirm: 0, blocks: 0, unknown: 0 },
      values: [],
    };
    row.seen[grade] += 1;
    if (value !== null) row.values.push(value);
    this.#rows.set(key, row);
  }

  /** Every check that was tried with a damage. */
  checks(): CheckName[] {
    const damaged = [...this.#rows.values()].filter(({ damage }) => damage !== 'clean');
    return [...new Set(damaged.map(({ check }) => check))];
  }

  /** Share of the damaged recordings of a check that got the grade they should have. */
  rightShare(check: CheckName): number {
    const rows = [...this.#rows.values()].filter(
      (row) => row.check === check && row.damage !== 'clean',
    );
    const all = rows.flatMap(({ seen }) => GRADES.map((grade) => seen[grade]));
    const total = all.reduce((sum, count) => sum + count, 0);
    return total === 0 ? 1 : rows.reduce((sum, { seen, due }) => sum + seen[due], 0) / total;
  }

  markdown(): string {
    const rows = [...this.#rows.values()].sort((a, b) => a.check.localeCompare(b.check));
    return markdownTable(
      ['check', 'damage', 'should be', ...GRADES, 'values: lowest, median, highest'],
      rows.map(({ check, damage, due, seen, values }) => [
        check,
        damage,
        due,
        ...GRADES.map((grade) => (seen[grade] === 0 ? '' : `${seen[grade]}`)),
        spread(values),
      ]),
    );
  }
}

export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]?.toPrecision(3);
  return values.length === 0 ? '—' : `${at(0)}, ${at(0.5)}, ${at(1)}`;
}
