import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Edit } from '../../src-main/contract/edit.ts';
import { AssessmentState } from '../../src-renderer/state/assessment.svelte.ts';
import { cancelled } from '../../src-renderer/workers/failure.ts';
import type { Rendered } from '../../src-renderer/workers/prepare-calls.ts';
import { rendered } from '../fakes/rendered.ts';

/** An engine whose renderings end when the test says so. */
class SlowEngine {
  readonly asked: Edit[] = [];
  readonly #ends: (() => void)[] = [];
  readonly #fails: ((error: Error) => void)[] = [];

  render = (edit: Edit, signal: AbortSignal): Promise<Rendered> =>
    new Promise((resolve, reject) => {
      this.asked.push(edit);
      this.#ends.push(() => resolve(rendered(10)));
      this.#fails.push(reject);
      signal.addEventListener('abort', () => reject(cancelled()));
    });

  end(): void {
    this.#ends.at(-1)?.();
  }

  fail(): void {
    this.#fails.at(-1)?.(new Error('out of memory'));
  }
}

function editOf(start: number): Edit {
  return { passages: [{ start, end: start + 10 }], recipe: [] };
}

function assessing() {
  const engine = new SlowEngine();
  let edit = editOf(0);
  let judgements = 0;
  const state = new AssessmentState({
    edit: () => edit,
    render: engine.render,
    judged: () => {
      judgements += 1;
    },
  });
  return {
    engine,
    state,
    edit: (start: number) => {
      edit = editOf(start);
      state.refresh();
    },
    judgements: () => judgements,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('AssessmentState', () => {
  it('renders once when edits have come to rest', async () => {
    const { engine, state, edit, judgements } = assessing();
    for (let start = 1; start <= 20; start++) edit(start);
    await vi.advanceTimersByTimeAsync(300);
    expect(engine.asked).toEqual([editOf(20)]);
    engine.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.current?.edit).toEqual(editOf(20));
    expect(judgements()).toBe(1);
  });

  it('lets the newest edit win, and keeps the last judgement while it is measured', async () => {
    const { engine, state, edit } = assessing();
    edit(1);
    await vi.advanceTimersByTimeAsync(300);
    engine.end();
    await vi.advanceTimersByTimeAsync(0);
    edit(2);
    await vi.advanceTimersByTimeAsync(300);
    edit(3);
    expect(state.current).toBeNull();
    expect(state.judged?.edit).toEqual(editOf(1));
    await vi.advanceTimersByTimeAsync(300);
    engine.end();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.current?.edit).toEqual(editOf(3));
  });

  it('gives whoever waits the newest edit, also one that came in between', async () => {
    const { engine, state, edit } = assessing();
    edit(1);
    const settled = state.settled();
    await vi.advanceTimersByTimeAsync(0);
    edit(2);
    await vi.advanceTimersByTimeAsync(300);
    engine.end();
    expect((await settled).edit).toEqual(editOf(2));
    expect(await state.settled()).toBe(state.current);
    expect(engine.asked).toHaveLength(2);
  });

  it('says what went wrong, and tries again when it is asked for', async () => {
    const { engine, state, edit } = assessing();
    edit(1);
    const settled = state.settled();
    engine.fail();
    await expect(settled).rejects.toThrow('out of memory');
    expect(state.phase.kind).toBe('failed');
    const again = state.settled();
    engine.end();
    expect((await again).edit).toEqual(editOf(1));
  });
});
