import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own clock is. */
const TICKS_PER_SECOND = 100;

interface Process {
  readonly pid: string;
  readonly parent: string;
  readonly cpuSeconds: number;
}

/** What a program has used up, with all processes that it has started and that still run. */
export class ProcessTree {
  readonly #root: string;

  constructor(pid: number) {
    this.#root = String(pid);
  }

  /** Of user and system. */
  cpuSeconds(): number {
    return this.#members().reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
  }

  /** Memory that is the program's own, in MB: what is mapped from files is everybody's. */
  megabytes(): number {
    return this.#members().reduce((sum, { pid }) => sum + ownMegabytes(pid), 0);
  }

  #members(): Process[] {
    const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? read(name) : []));
    const members = all.filter(({ pid }) => pid === this.#root);
    for (const { pid } of members) members.push(...all.filter(({ parent }) => parent === pid));
    return members;
  }
}

function read(pid: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before it may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return [{ pid, parent: fields[1] ?? '', cpuSeconds: ticks / TICKS_PER_SECOND }];
  } catch {
    return [];
  }
}

function ownMegabytes(pid: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = /RssAnon:\s+(\d+)/.exec(status)?.[1];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
