import type { LevelAdvice } from '../capture/level.ts';
import type { MicrophoneProblem } from '../capture/microphones.ts';
import type { RoomVerdict } from '../capture/room-tone.ts';
import type { TakeEnding } from '../state/record.svelte.ts';
import type { Said } from './messages.ts';
import type { ScriptLanguage } from './scripts/scripts.ts';

/** The texts of the Record screen. */
export interface RecordMessages {
  readonly open: string;
  readonly title: string;
  readonly explain: string;
  readonly leave: string;
  readonly microphone: string;
  readonly device: string;
  readonly noDevice: string;
  readonly unnamed: (number: number) => string;
  readonly channel: string;
  readonly mix: string;
  readonly left: string;
  readonly right: string;
  readonly numbered: (channel: number) => string;
  readonly format: (rate: string, channels: string) => string;
  readonly untouched: string;
  readonly processed: Said;
  readonly opening: string;
  readonly problems: Readonly<Record<MicrophoneProblem, Said>>;
  readonly tryAgain: string;
  readonly level: string;
  readonly silence: string;
  readonly advice: Readonly<Record<LevelAdvice, string>>;
  readonly clip: string;
  readonly clipped: string;
  readonly putOut: string;
  readonly room: string;
  readonly roomExplain: string;
  readonly roomCheck: string;
  readonly roomAgain: string;
  readonly roomListening: string;
  readonly roomNoise: (level: string) => string;
  readonly roomVerdicts: Readonly<Record<RoomVerdict, Said>>;
  readonly script: string;
  readonly languages: Readonly<Record<ScriptLanguage, string>>;
  readonly noScript: string;
  readonly freely: Said;
  readonly record: string;
  readonly stop: string;
  readonly retake: string;
  readonly use: string;
  readonly play: string;
  readonly pause: string;
  readonly elapsed: string;
  readonly wave: string;
  readonly playhead: string;
  readonly target: string;
  readonly tooShort: string;
  readonly longEnough: string;
  readonly enough: string;
  readonly onDisk: string;
  readonly keysReady: string;
  readonly keysRecording: string;
  readonly keysReviewing: string;
  readonly endings: Readonly<Record<Exclude<TakeEnding, 'stopped'>, Said>>;
  /** Another screen was gone to in the middle of a take. */
  readonly cutShort: (length: string) => string;
  readonly showTake: string;
  readonly takes: string;
  /** After a crash. */
  readonly recovered: (when: string, length: string) => string;
  readonly recoveredNext: string;
  /** After somebody closed the program in the middle of a take. */
  readonly closed: (when: string, length: string) => string;
  readonly closedNext: string;
  readonly openTake: string;
  readonly deleteTake: string;
  readonly deleted: string;
  readonly undo: string;
}
