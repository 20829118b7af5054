/** Longer takes are recorded with other tools and opened: a sample is at most three minutes. */
export const MAX_TAKE_SECONDS = 600;

/** 24-bit integers, one channel: what microphones deliver at most, and every program opens. */
export const TAKE_BYTES_PER_FRAME = 3;

/** The text that is read in a take. It becomes the sample's transcript. */
export interface TakeScript {
  /** As `LANGUAGES` names it. */
  readonly language: string;
  readonly text: string;
}

/** What is known about a take when it begins. */
export interface TakeStart {
  /** Hertz, as the microphone delivers it. */
  readonly sampleRate: number;
  readonly microphone: string;
  /** Null when the person speaks freely. */
  readonly script: TakeScript | null;
  /** The noise that was measured in the silent room, in dBFS; null when it was not measured. */
  readonly roomToneDbfs: number | null;
}

/** What a person may decide about a finished take. A discarded one goes at the next start. */
export type TakeMark = 'kept' | 'used' | 'discarded';

/**
 * A take that says `recording` at start-up was cut off by a crash; it is repaired and recovered.
 * `closed`: somebody closed the program in the middle of it.
 */
export type TakeState = 'recording' | 'recovered' | 'closed' | TakeMark;

/** A microphone recording on disk. */
export interface Take extends TakeStart {
  readonly schema: 1;
  readonly id: string;
  readonly startedAt: string;
  readonly state: TakeState;
  /** Absolute path of its WAV file. */
  readonly path: string;
  readonly seconds: number;
}
