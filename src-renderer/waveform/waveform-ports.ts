import type { Passage, PassageEdge } from '../../src-main/contract/passage.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import type { PeakPyramid } from '../engine/peak-pyramid.ts';
import type { ReadSamples } from './sample-window.ts';
import type { PassageLabels } from './selection-handles.ts';
import type { SnapPoints } from './snap.ts';
import type { Viewport } from './viewport.ts';
import type { PictureColors } from './wave-picture.ts';

export interface WaveformColors extends PictureColors {
  /** Whether the background is dark. */
  readonly isDark: boolean;
  readonly ruler: string;
  readonly speech: string;
}

/** What changes while a recording is open; each part is replaced, never changed. */
export interface WaveformContent {
  readonly passages: Passages;
  readonly active: number;
  /** Stretches of speech, in seconds of the recording. */
  readonly speech: Passages;
  /** What dragged edges are pulled to, or null while they are left alone. */
  readonly snap: SnapPoints | null;
}

export interface WaveformPorts {
  readonly container: HTMLElement;
  /** Lets wavesurfer's own style element through the content security policy. */
  readonly nonce: string;
  readonly pyramid: PeakPyramid;
  readonly seconds: number;
  readonly sampleRate: number;
  readonly content: WaveformContent;
  readonly colors: WaveformColors;
  readonly labels: PassageLabels;
  readonly formatTime: (seconds: number) => string;
  readonly move: (edge: PassageEdge, time: number, index: number) => Passage;
  readonly activate: (index: number) => void;
  /** The pointer let go of an edge, or of a whole passage. */
  readonly dropped: (edge: PassageEdge, index: number) => void;
  /** Whether the next drag on an empty place makes a new passage. */
  readonly isAdding: () => boolean;
  /** A passage around a time; its place in the order, or null where there is no room. */
  readonly add: (time: number) => number | null;
  readonly seek: (time: number) => void;
  readonly read: ReadSamples;
  /** What is on screen now, on how many pixels, and how much larger than usual the interface is. */
  readonly viewed: (view: Viewport, width: number, scale: number) => void;
  /** What the spectrogram shows once the view stands still, and whether all of it is drawn. */
  readonly spectrogramSettled: (view: Viewport, isComplete: boolean) => void;
}
