import type { ChannelChoice } from '../../src-renderer/capture/channel-choice.ts';
import type { LevelReading } from '../../src-renderer/capture/meter.ts';
import type {
  MicrophoneListener,
  MicrophoneName,
  Microphones,
  OpenMicrophone,
  Processing,
} from '../../src-renderer/capture/microphones.ts';

const silence: LevelReading = { peak: 0.001, power: 1e-7, clipped: false };

/** A microphone that hears what a test says. */
class FakeMicrophone implements OpenMicrophone {
  readonly sampleRate = 48_000;
  readonly channels = 2;
  readonly processing: readonly Processing[] = [];
  readonly id: string;
  readonly name: string;
  readonly #listener: MicrophoneListener;
  choice: ChannelChoice | null = null;
  closed = false;
  #block: ((samples: Float32Array) => void) | null = null;

  constructor({ id, name }: MicrophoneName, listener: MicrophoneListener) {
    this.id = id;
    this.name = name;
    this.#listener = listener;
  }

  choose(choice: ChannelChoice): void {
    this.choice = choice;
  }

  record(block: (samples: Float32Array) => void): void {
    this.#block = block;
  }

  async stop(): Promise<void> {
    this.#block?.(new Float32Array(100));
    this.#block = null;
  }

  async close(): Promise<void> {
    this.closed = true;
  }

  /** Passes so many seconds of this level on, and of silence in blocks while it records. */
  hear(seconds: number, reading: LevelReading = silence): void {
    for (let i = 0; i < seconds * 20; i++) {
      this.#listener.level(reading);
      if (i % 5 === 4) this.#block?.(new Float32Array(12_000));
    }
  }

  unplug(): void {
    this.#listener.ended();
  }
}

/** The microphones of a computer that a test plugs in and out. */
export class FakeMicrophones implements Microphones {
  names: readonly MicrophoneName[] = [
    { id: 'desk', name: 'Desk microphone' },
    { id: 'headset', name: 'Headset' },
  ];
  /** What opening one throws, if it does. */
  problem: Error | null = null;
  readonly opened: FakeMicrophone[] = [];
  #changed: () => void = () => undefined;

  /** The one that is open, or was last. */
  get current(): FakeMicrophone {
    const current = this.opened.at(-1);
    if (!current) throw new Error('no microphone was opened');
    return current;
  }

  async list(): Promise<readonly MicrophoneName[]> {
    return this.names;
  }

  async open(id: string | null, listener: MicrophoneListener): Promise<OpenMicrophone> {
    if (this.problem) throw this.problem;
    const name = this.names.find((known) => id === null || known.id === id);
    if (!name) throw new Error(`there is no microphone ${id}`);
    const microphone = new FakeMicrophone(name, listener);
    this.opened.push(microphone);
    return microphone;
  }

  onChange(changed: () => void): () => void {
    this.#changed = changed;
    return () => {
      this.#changed = () => undefined;
    };
  }

  change(): void {
    this.#changed();
  }
}
