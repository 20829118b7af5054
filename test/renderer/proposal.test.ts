import { expect, it } from 'vitest';
import type { Passage } from '../../src-main/contract/passage.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import { EditorState } from '../../src-renderer/state/editor.svelte.ts';
import { ProposalState } from '../../src-renderer/state/proposal.svelte.ts';
import { WorkerError } from '../../src-renderer/workers/failure.ts';

const HOUR = 3600;
const EARLY: Passage = { start: 20, end: 60 };
const BEST: Passage = { start: 1800, end: 1840 };

/** A recording whose beginning has one best passage and all of which has another. */
function recording(seconds = HOUR, early: () => Passages = () => [EARLY]) {
  let best: Passages = [];
  const listened: number[] = [];
  let [measured, played] = [0, false];
  const editor = new EditorState(seconds, () => undefined);
  const proposal = new ProposalState({
    info: { seconds, sampleRate: 100 },
    decoder: { read: () => Promise.reject(new Error('nothing is read here')) },
    reading: { seconds, frames: seconds * 100 },
    speech: {
      get best() {
        return best;
      },
      progress: 0.5,
      findFirst: async (_, { frames }) => {
        listened.push(frames);
        best = early();
      },
      find: async (_, { frames }) => {
        listened.push(frames);
        best = [BEST];
      },
    },
    editor,
    assessment: {
      get isAsked() {
        return measured > 0;
      },
      refresh: () => {
        measured += 1;
      },
    },
    hasPlayed: () => played,
    signal: new AbortController().signal,
  });
  return {
    proposal,
    editor,
    listened,
    play: () => {
      played = true;
    },
    measured: () => measured,
  };
}

it('proposes a passage of the beginning first, then the best of all', async () => {
  const { proposal, editor, listened } = recording();
  await proposal.lookFirst();
  expect(editor.passages).toEqual([EARLY]);
  expect(listened).toEqual([24_000]);
  await proposal.find();
  expect(editor.passages).toEqual([BEST]);
  expect(editor.undoName).toBeNull();
});

it('keeps the first proposal for somebody who has heard it, and offers the better one', async () => {
  const { proposal, editor, play } = recording();
  await proposal.lookFirst();
  play();
  await proposal.find();
  expect(editor.passages).toEqual([EARLY]);
  expect(proposal.canSelect).toBe(true);
  proposal.select();
  expect(editor.passages).toEqual([BEST]);
});

it('keeps the first proposal for somebody who has treated it', async () => {
  const { proposal, editor } = recording();
  await proposal.lookFirst();
  editor.treat('treatment', [{ kind: 'dc' }]);
  await proposal.find();
  expect(editor.passages).toEqual([EARLY]);
});

it('listens to a short recording once, and has nothing measured before', async () => {
  const { proposal, listened, measured } = recording(60);
  expect(proposal.isAwaited).toBe(true);
  await proposal.lookFirst();
  expect([listened, measured()]).toEqual([[], 0]);
  await proposal.find();
  expect(proposal.isAwaited).toBe(false);
  expect([listened, measured()]).toEqual([[6000], 1]);
});

it('has something measured though the beginning has no passage to propose', async () => {
  const { proposal, editor, measured } = recording(HOUR, () => []);
  const { passages } = editor;
  await proposal.lookFirst();
  expect(editor.passages).toEqual(passages);
  expect(measured()).toBe(1);
  await proposal.find();
  expect(editor.passages).toEqual([BEST]);
});

it('leaves it to reading the recording to say that it is damaged', async () => {
  const { proposal } = recording(HOUR, () => {
    throw new WorkerError({ code: 'unreadable', message: 'a hole' });
  });
  await expect(proposal.lookFirst()).resolves.toBeUndefined();
});
