import type { Passage } from './passage.ts';

/** What was measured on a sample, and on its source where a check says so. dB are dBFS. */
export interface Measurements {
  /** Seconds of the finished sample. */
  readonly seconds: number;
  /** Seconds of active speech in it. */
  readonly speechSeconds: number;
  /** Speech and pauses of the sample, in seconds, from the voice activity detector. */
  readonly speech: readonly Passage[];
  /** RMS of active speech. */
  readonly speechDbfs: number;
  /** RMS of the pauses; null when there is no pause to measure. */
  readonly noiseFloorDbfs: number | null;
  /** Speech RMS over pause RMS in dB; null without a pause. */
  readonly snrDb: number | null;
  /** Integrated loudness (ITU-R BS.1770-4, gated); null for silence. */
  readonly loudnessLufs: number | null;
  /** dBTP, by four-fold oversampling. */
  readonly truePeakDbtp: number;
  /** Runs of flat samples at the source's ceiling, before any gain, with where they are. */
  readonly clipping: readonly Passage[];
  /** The mains line that was found, or null. */
  readonly hum: {
    readonly hertz: 50 | 60;
    /** How far its strongest line stands out of the spectrum beside it, in dB. */
    readonly prominenceDb: number;
    /** How far its strongest line lies under the speech, in dB: how loud it is. */
    readonly underSpeechDb: number;
  } | null;
  /** Highest frequency of the source with speech energy, in hertz. */
  readonly bandwidthHertz: number;
  /** Decay estimate (RT60) in seconds; null when nothing decays freely enough to tell. */
  readonly rt60Seconds: number | null;
  /** Share of the sample that is no speech, 0–1. */
  readonly silenceShare: number;
  readonly longestPauseSeconds: number;
  /** Quiet before the first and after the last speech, in seconds; 0 means cut into speech. */
  readonly quietBeforeSeconds: number;
  readonly quietAfterSeconds: number;
  /** Mean of the source as a share of full scale, 0–1. */
  readonly dcOffset: number;
  readonly voices: 'one' | 'overlap-suspected' | 'two' | 'unknown';
}
