import type { ChannelChoice } from '../capture/channel-choice.ts';
import { type MeterLevel, nextLevel, silentMeter } from '../capture/level.ts';
import type { LevelReading } from '../capture/meter.ts';
import type { MicrophoneName, Microphones, OpenMicrophone } from '../capture/microphones.ts';

export interface MicrophoneEvents {
  readonly level: (reading: LevelReading) => void;
  readonly ended: () => void;
}

/** The microphone that is listened to: which one, which of its channels, how loud. */
export class MicrophoneState {
  readonly #microphones: Microphones;
  readonly #events: MicrophoneEvents;
  #open = $state.raw<OpenMicrophone | null>(null);
  #names = $state.raw<readonly MicrophoneName[]>([]);
  #choice = $state.raw<ChannelChoice>({ kind: 'mix' });
  #level = $state.raw<MeterLevel>(silentMeter);
  /** Tells the newest opening from those it replaced. */
  #turn = 0;

  constructor(microphones: Microphones, events: MicrophoneEvents) {
    this.#microphones = microphones;
    this.#events = events;
  }

  get current(): OpenMicrophone | null {
    return this.#open;
  }

  get names(): readonly MicrophoneName[] {
    return this.#names;
  }

  get choice(): ChannelChoice {
    return this.#choice;
  }

  get level(): MeterLevel {
    return this.#level;
  }

  /**
   * Opens a microphone in place of the one before.
   *
   * @param id null for the system's default
   * @throws MicrophoneError
   */
  async open(id: string | null): Promise<void> {
    await this.close();
    const turn = this.#turn;
    const opened = await this.#microphones.open(id, {
      level: (reading) => {
        if (turn === this.#turn) this.#hear(reading);
      },
      ended: () => {
        if (turn === this.#turn) this.#events.ended();
      },
    });
    if (turn !== this.#turn) {
      // This was replaced, or closed.
      await opened.close();
      return;
    }
    this.#open = opened;
    await this.refreshNames();
  }

  async refreshNames(): Promise<void> {
    this.#names = await this.#microphones.list();
  }

  choose(choice: ChannelChoice): void {
    this.#choice = choice;
    this.#open?.choose(choice);
  }

  putOutClip(): void {
    this.#level = { ...this.#level, clipped: false };
  }

  async close(): Promise<void> {
    this.#turn++;
    const closing = this.#open;
    this.#open = null;
    this.#choice = { kind: 'mix' };
    this.#level = silentMeter;
    await closing?.close();
  }

  #hear(reading: LevelReading): void {
    this.#level = nextLevel(this.#level, reading);
    this.#events.level(reading);
  }
}
