import { describe, expect, it } from 'vitest';
import { FailureError } from '../../src-main/contract/failure.ts';
import { en } from '../../src-renderer/messages/en.ts';
import type { Messages } from '../../src-renderer/messages/messages.ts';
import { saveProblems } from '../../src-renderer/state/save-problems.ts';
import { sayError } from '../../src-renderer/state/say-error.ts';

const full = (messages: Messages) => sayError(messages, new FailureError({ code: 'disk-full' }));
const bug = (messages: Messages) => sayError(messages, new Error('a bug'));

describe('what keeping a draft and saving ran into', () => {
  it('says nothing while nothing is wrong', () => {
    expect(saveProblems(en, null, { kind: 'idle' })).toEqual([]);
  });

  it('says once that the disk is full when it stops both', () => {
    const failed = { kind: 'failed', said: full } as const;
    expect(saveProblems(en, full, failed)).toEqual([{ tone: 'bad', said: full(en) }]);
    expect(saveProblems(en, full, { kind: 'idle' })).toEqual([{ tone: 'warn', said: full(en) }]);
  });

  it('says both when they are not the same', () => {
    const failed = { kind: 'failed', said: bug } as const;
    expect(saveProblems(en, full, failed)).toEqual([
      { tone: 'warn', said: full(en) },
      { tone: 'bad', said: bug(en) },
    ]);
  });
});
