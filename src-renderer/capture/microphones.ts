import type { ChannelChoice } from './channel-choice.ts';
import type { LevelReading } from './meter.ts';

/** Why no microphone can be used. */
export type MicrophoneProblem = 'denied' | 'missing' | 'busy' | 'unplugged';

export class MicrophoneError extends Error {
  readonly problem: MicrophoneProblem;

  constructor(problem: MicrophoneProblem, cause?: unknown) {
    super(problem, { cause });
    this.name = 'MicrophoneError';
    this.problem = problem;
  }
}

export interface MicrophoneName {
  readonly id: string;
  readonly name: string;
}

/** What a browser would add to a voice, and what must stay off for a clone. */
export type Processing = 'autoGainControl' | 'noiseSuppression' | 'echoCancellation';

export interface MicrophoneListener {
  readonly level: (reading: LevelReading) => void;
  /** It was unplugged, or the system took it away. */
  readonly ended: () => void;
}

/** A microphone that is listened to. */
export interface OpenMicrophone {
  readonly id: string;
  readonly name: string;
  /** Hertz: the microphone's own rate. */
  readonly sampleRate: number;
  readonly channels: number;
  /** What could not be switched off, although it was asked for. */
  readonly processing: readonly Processing[];
  choose(choice: ChannelChoice): void;
  /** Hands over what is heard from now on, in blocks (full scale ±1). */
  record(block: (samples: Float32Array) => void): void;
  /** Resolves when the last block was handed over. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** The computer's microphones; tests hand in a fake. */
export interface Microphones {
  /** Names are empty until one was opened. */
  list(): Promise<readonly MicrophoneName[]>;
  /**
   * @param id null for the system's default
   * @throws MicrophoneError
   */
  open(id: string | null, listener: MicrophoneListener): Promise<OpenMicrophone>;
  /** Calls when one is plugged in or out, until the returned function is called. */
  onChange(changed: () => void): () => void;
}
