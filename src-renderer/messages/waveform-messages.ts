import type { MarkKind } from '../waveform/marks.ts';

/** The words of what is seen: overview, waveform, marks, spectrogram. Numbers count from 1. */
export interface WaveformMessages {
  readonly overview: string;
  /** What of the recording is on screen. */
  readonly visible: (start: string, end: string) => string;
  readonly passageStart: (number: number) => string;
  readonly passageEnd: (number: number) => string;
  readonly passage: (number: number, count: number) => string;
  readonly newPassage: string;
  readonly snap: string;
  readonly spectrogram: string;
  readonly spectrogramOf: (start: string, end: string) => string;
  readonly drawing: string;
  readonly marks: string;
  readonly spots: Readonly<Record<MarkKind, (spots: number) => string>>;
  /** How far speech stands over the background of a noisy spot, in decibels. */
  readonly speechOver: (decibels: number) => string;
  /** When a spot is: one time, or from and to. */
  readonly at: (start: string, end: string | null) => string;
}
