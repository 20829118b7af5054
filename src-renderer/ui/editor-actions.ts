import type { EditingMessages } from '../messages/editing-messages.ts';
import type { OpenRecording } from '../state/open-recording.svelte.ts';
import type { EditorAction } from './editor-keys.ts';

/** What an action needs beside the recording. */
export interface ActionPorts {
  readonly recording: OpenRecording;
  readonly zoom: (how: 'in' | 'out' | 'all' | 'selection') => void;
  readonly toggle: (what: 'drawing' | 'spectrogram') => void;
  /** Says why something could not be done. */
  readonly refuse: (why: (text: EditingMessages) => string) => void;
}

/** What each key, button or menu item of the editor does: they all come through here. */
const ACTIONS: Readonly<Record<EditorAction, (ports: ActionPorts) => void>> = {
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
  undo: ({ recording }) => recording.editor.undo(),
  redo: ({ recording }) => recording.editor.redo(),
  'zoom-in': ({ zoom }) => zoom('in'),
  'zoom-out': ({ zoom }) => zoom('out'),
  'zoom-all': ({ zoom }) => zoom('all'),
  'zoom-selection': ({ zoom }) => zoom('selection'),
  'draw-passage': ({ toggle }) => toggle('drawing'),
  snap: ({ recording: { editor } }) => {
    editor.snap = !editor.snap;
  },
  spectrogram: ({ toggle }) => toggle('spectrogram'),
};

export function perform(action: EditorAction, ports: ActionPorts): void {
  ACTIONS[action](ports);
}
