import type { BatchWishes } from '../../src-main/contract/batch.ts';
import type { Draft } from '../../src-main/contract/draft.ts';
import type { Grade } from '../../src-main/contract/verdict.ts';
import type { Lane } from '../../src-renderer/state/batch-lane.ts';
import type { PrepareStep } from '../../src-renderer/state/prepare-recording.ts';
import { newSample } from './new-sample.ts';
import { sampleNamed } from './sample.ts';

interface Begun {
  readonly name: string;
  readonly wishes: BatchWishes;
  readonly signal: AbortSignal;
  readonly progress: (fraction: number, step: PrepareStep) => void;
  /** Ends the work on it with a draft. */
  readonly finish: (grade?: Grade) => void;
  readonly fail: (error: unknown) => void;
}

export function draftOf(id: string, name: string, grade: Grade = 'good'): Draft {
  const { measurements, verdict, ...content } = newSample;
  return {
    ...content,
    ...{ id, name, schema: 1, excerpt: content.passages },
    verdict: { ...verdict, grade },
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

/** Lanes whose work begins and ends when a test says so. */
export class FakeLanes {
  /** In the order in which they were begun. */
  readonly begun: Begun[] = [];
  readonly saved: string[] = [];
  open = 0;
  /** Names of drafts that cannot be saved. */
  unsavable = new Set<string>();

  readonly create = (): Lane => {
    this.open += 1;
    return {
      draft: ({ id, file }, wishes, signal, progress) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('cancelled')));
          const { name } = file;
          const finish = (grade?: Grade) => resolve(draftOf(id, name, grade));
          this.begun.push({ name, wishes, signal, progress, finish, fail: reject });
        }),
      render: async ({ name }) => new TextEncoder().encode(name),
      save: async ({ name }) => {
        if (this.unsavable.has(name)) throw new Error('the disk is full');
        this.saved.push(name);
        return sampleNamed(name);
      },
      dispose: () => {
        this.open -= 1;
      },
    };
  };

  named(name: string): Begun {
    const begun = this.begun.findLast((each) => each.name === name);
    if (!begun) throw new Error(`${name} was not begun`);
    return begun;
  }
}
