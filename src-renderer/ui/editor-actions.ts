import type { Command } from '../../src-main/contract/commands.ts';
import type { EditingMessages } from '../messages/editing-messages.ts';
import type { Offers } from '../state/commands.svelte.ts';
import type { OpenRecording } from '../state/open-recording.svelte.ts';

/** What the editor itself switches on and off. */
type Toggled = 'drawing' | 'spectrogram';

/** What an action needs beside the recording. */
export interface ActionPorts {
  readonly recording: OpenRecording;
  readonly zoom: (how: 'in' | 'out' | 'all' | 'selection') => void;
  readonly toggle: (what: Toggled) => void;
  /** Says why something could not be done. */
  readonly refuse: (why: (text: EditingMessages) => string) => void;
  /** Says what was done, to who hears the screen. */
  readonly announce: (what: (text: EditingMessages) => string) => void;
}

/** What each key, button or menu item of the editor does: they all come through here. */
const ACTIONS = {
  play: ({ recording }) => recording.player.toggle(),
  'play-onward': ({ recording }) => recording.player.playOnward(),
  'play-edges': ({ recording }) => recording.player.playEdges(),
  loop: ({ recording: { editor } }) => {
    editor.loop = !editor.loop;
  },
  flip: ({ recording, refuse }) => {
    if (recording.editor.recipe.length > 0) recording.player.flip();
    else refuse((text) => text.notCleaned);
  },
  'start-here': ({ recording }) => recording.editor.typeStart(recording.player.position),
  'end-here': ({ recording }) => recording.editor.typeEnd(recording.player.position),
  split: ({ recording, refuse }) => {
    if (!recording.editor.split(recording.player.position)) refuse((text) => text.tooShortToSplit);
  },
  add: ({ recording, refuse }) => {
    if (!recording.editor.add(recording.player.position)) refuse((text) => text.noRoom);
  },
  remove: ({ recording, refuse }) => {
    if (!recording.editor.remove()) refuse((text) => text.onlyOne);
  },
  previous: ({ recording: { editor } }) => editor.activate(editor.active - 1),
  next: ({ recording: { editor } }) => editor.activate(editor.active + 1),
  undo: ({ recording: { editor }, announce }) => {
    const step = editor.undoName;
    editor.undo();
    if (step) announce((text) => text.undone(step));
  },
  redo: ({ recording: { editor }, announce }) => {
    const step = editor.redoName;
    editor.redo();
    if (step) announce((text) => text.redone(step));
  },
  'zoom-in': ({ zoom }) => zoom('in'),
  'zoom-out': ({ zoom }) => zoom('out'),
  'zoom-all': ({ zoom }) => zoom('all'),
  'zoom-selection': ({ zoom }) => zoom('selection'),
  'draw-passage': ({ toggle }) => toggle('drawing'),
  snap: ({ recording: { editor } }) => {
    editor.snap = !editor.snap;
  },
  spectrogram: ({ toggle }) => toggle('spectrogram'),
} as const satisfies Partial<Readonly<Record<Command, (ports: ActionPorts) => void>>>;

export type EditorAction = keyof typeof ACTIONS;

export function perform(action: EditorAction, ports: ActionPorts): void {
  ACTIONS[action](ports);
}

/** The editor's actions as commands, for menus and keys. */
export function editorOffers(
  { editor, player }: OpenRecording,
  act: (action: EditorAction) => void,
  is: Readonly<Record<Toggled, () => boolean>>,
): Offers {
  const names = Object.keys(ACTIONS) as EditorAction[];
  const offers: Offers = Object.fromEntries(names.map((name) => [name, { run: () => act(name) }]));
  return {
    ...offers,
    undo: { run: () => act('undo'), enabled: () => editor.undoName !== null },
    redo: { run: () => act('redo'), enabled: () => editor.redoName !== null },
    remove: { run: () => act('remove'), enabled: () => editor.passages.length > 1 },
    previous: { run: () => act('previous'), enabled: () => editor.active > 0 },
    next: { run: () => act('next'), enabled: () => editor.active < editor.passages.length - 1 },
    'draw-passage': { run: () => act('draw-passage'), checked: is.drawing },
    snap: { run: () => act('snap'), checked: () => editor.snap },
    spectrogram: { run: () => act('spectrogram'), checked: is.spectrogram },
    loop: { run: () => act('loop'), checked: () => editor.loop },
    flip: {
      run: () => act('flip'),
      checked: () => player.version === 'cleaned' && editor.recipe.length > 0,
    },
  };
}
