import { readFileSync, rmSync } from 'node:fs';
import type { ElectronApplication } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** Of which the thread had the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** What the page's main thread did between two frames, in milliseconds. */
export interface FrameWork {
  readonly elapsed: number;
  readonly processor: number;
}

const CATEGORIES = ['toplevel', 'cc'];

/**
 * Records what the page's main thread works on while something is done: script, style, layout and
 * painting. Not counted is what a frame waits for elsewhere, above all for a screen that is drawn in
 * software.
 */
export async function frameWork(
  electron: ElectronApplication,
  work: () => Promise<void>,
): Promise<FrameWork[]> {
  await electron.evaluate(
    ({ contentTracing }, included_categories) =>
      contentTracing.startRecording({ included_categories }),
    CATEGORIES,
  );
  await work();
  const path = await electron.evaluate(({ contentTracing }) => contentTracing.stopRecording());
  const { traceEvents } = JSON.parse(readFileSync(path, 'utf8')) as { traceEvents: TraceEvent[] };
  rmSync(path);
  return framesOf(traceEvents);
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function framesOf(events: readonly TraceEvent[]): FrameWork[] {
  const isPage = ({ name, args }: TraceEvent) =>
    name === 'thread_name' && args?.name === 'CrRendererMain';
  const threads = events.filter(isPage).map((thread) => {
    const own = events.filter(({ pid, tid }) => pid === thread.pid && tid === thread.tid);
    const begins = own
      .filter(({ name, ph }) => name === 'ProxyMain::BeginMainFrame' && ph === 'X')
      .map(({ ts }) => ts);
    return { own, begins: begins.sort((a, b) => a - b) };
  });
  const page = threads.sort((a, b) => b.begins.length - a.begins.length)[0];
  if (!page) return [];
  const tasks = page.own
    .filter(({ name, ph }) => name === 'ThreadControllerImpl::RunTask' && ph === 'X')
    .sort((a, b) => a.ts - b.ts);
  const sums = page.begins.map(() => ({ elapsed: 0, processor: 0 }));
  let frame = 0;
  for (const { ts, dur = 0, tdur = 0 } of tasks) {
    // The task that begins a frame starts a little before it says so.
    while (frame + 1 < sums.length && (page.begins[frame + 1] ?? 0) <= ts + dur) frame++;
    const sum = sums[frame];
    if (!sum) continue;
    sum.elapsed += dur / 1000;
    sum.processor += tdur / 1000;
  }
  return sums;
}
