import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EditorState } from '../../src-renderer/state/editor.svelte.ts';

function editorAt(start: number, end: number, recordingSeconds = 600): EditorState {
  const editor = new EditorState(recordingSeconds);
  editor.typeEnd(end);
  editor.typeStart(start);
  editor.typeEnd(end);
  expect(editor.passage).toEqual({ start, end });
  return editor;
}

describe('EditorState', () => {
  it('begins with thirty seconds, or all of a shorter recording', () => {
    expect(new EditorState(600).passage).toEqual({ start: 0, end: 30 });
    expect(new EditorState(12.5).passage).toEqual({ start: 0, end: 12.5 });
  });

  it('keeps the other edge when a typed one leaves room for it, and moves it when not', () => {
    const editor = editorAt(100, 130);
    editor.typeStart(90);
    expect(editor.passage).toEqual({ start: 90, end: 130 });
    editor.typeStart(125);
    expect(editor.passage).toEqual({ start: 125, end: 135 });
    editor.typeStart(400);
    expect(editor.passage).toEqual({ start: 400, end: 410 });
    editor.typeEnd(402);
    expect(editor.passage).toEqual({ start: 392, end: 402 });
    editor.typeEnd(600);
    expect(editor.passage).toEqual({ start: 420, end: 600 });
    editor.typeLength(500);
    expect(editor.seconds).toBe(180);
  });

  it('tells a person’s edits from what the program changes', () => {
    const told: string[] = [];
    const editor = new EditorState(600, (by) => told.push(by));
    editor.setRecordingSeconds(20);
    editor.propose([{ start: 2, end: 18 }]);
    expect(told).toEqual(['program', 'program']);
    editor.typeLength(12);
    editor.undo();
    editor.redo();
    expect(told.slice(2)).toEqual(['person', 'person', 'person']);
  });

  it('stays inside a recording that turns out shorter than announced', () => {
    const editor = editorAt(100, 130);
    editor.setRecordingSeconds(115);
    expect(editor.passage).toEqual({ start: 100, end: 115 });
    editor.setRecordingSeconds(104);
    expect(editor.passage).toEqual({ start: 94, end: 104 });
  });

  it('undoes and redoes every step by its name, and a whole drag at once', () => {
    let now = 0;
    const editor = new EditorState(
      600,
      () => undefined,
      () => now,
    );
    for (let time = 1; time <= 50; time++) editor.move('start', time / 10);
    now = 10_000;
    editor.split(15);
    editor.treat('treatment', [{ kind: 'hum' }]);
    expect(editor.undoName).toBe('treatment');
    editor.undo();
    expect(editor.recipe).toEqual([]);
    expect(editor.undoName).toBe('split');
    editor.undo();
    editor.undo();
    expect(editor.passages).toEqual([{ start: 0, end: 30 }]);
    expect(editor.undoName).toBeNull();
    expect(editor.redoName).toBe('resize');
    for (let i = 0; i < 3; i++) editor.redo();
    expect(editor.passages).toEqual([
      { start: 5, end: 15 },
      { start: 15, end: 30 },
    ]);
    expect(editor.recipe).toEqual([{ kind: 'hum' }]);
    editor.undo();
    editor.remove();
    expect(editor.redoName).toBeNull();
  });

  it('begins a new step where a drag was interrupted', () => {
    let now = 0;
    const editor = new EditorState(
      600,
      () => undefined,
      () => now,
    );
    editor.move('end', 40);
    now = 5_000;
    editor.move('end', 50);
    editor.undo();
    expect(editor.passage.end).toBe(40);
  });

  it('takes a proposal without a step to undo, and none once a person has edited', () => {
    const editor = new EditorState(600);
    editor.propose([{ start: 50, end: 80 }]);
    expect(editor.passages).toEqual([{ start: 50, end: 80 }]);
    expect(editor.undoName).toBeNull();
    editor.nudge('both', 1);
    editor.propose([{ start: 0, end: 30 }]);
    expect(editor.passages).toEqual([{ start: 51, end: 81 }]);
  });

  it('works on the passage that was added, split off or moved last', () => {
    const editor = new EditorState(600);
    expect(editor.add(100)).toBe(true);
    expect(editor.active).toBe(1);
    expect(editor.passage).toEqual({ start: 95, end: 105 });
    editor.typeStart(97);
    expect(editor.passages[1]).toEqual({ start: 97, end: 105 });
    editor.reorder(1, 0);
    expect(editor.active).toBe(0);
    expect(editor.passages.map(({ start }) => start)).toEqual([97, 0]);
    expect(editor.remove()).toBe(true);
    expect(editor.passages).toEqual([{ start: 0, end: 30 }]);
    expect(editor.remove()).toBe(false);
  });

  it('holds the band whatever is typed, moved and nudged', () => {
    const time = fc.double({ min: 0, max: 700, noNaN: true });
    const action = fc.oneof(
      time.map((value) => (editor: EditorState) => editor.typeStart(value)),
      time.map((value) => (editor: EditorState) => editor.typeEnd(value)),
      time.map((value) => (editor: EditorState) => editor.typeLength(value)),
      time.map((value) => (editor: EditorState) => editor.nudge('both', value - 350)),
      time.map((value) => (editor: EditorState) => editor.nudge('end', value - 350)),
    );
    const actions = fc.array(action, { maxLength: 20 });
    fc.assert(
      fc.property(fc.double({ min: 10, max: 600, noNaN: true }), actions, (seconds, steps) => {
        const editor = new EditorState(seconds);
        for (const step of steps) step(editor);
        const { start, end } = editor.passage;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(seconds + 1e-9);
        expect(end - start).toBeGreaterThanOrEqual(10 - 1e-9);
        expect(end - start).toBeLessThanOrEqual(180 + 1e-9);
      }),
    );
  });
});
