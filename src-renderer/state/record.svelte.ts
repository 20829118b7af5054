import { failureOf } from '../../src-main/contract/failure.ts';
import { MAX_TAKE_SECONDS, type Take } from '../../src-main/contract/take.ts';
import type { Backend } from '../bridge.ts';
import type { ChannelChoice } from '../capture/channel-choice.ts';
import { type LevelReading, READINGS_PER_SECOND } from '../capture/meter.ts';
import {
  MicrophoneError,
  type MicrophoneProblem,
  type Microphones,
  type OpenMicrophone,
} from '../capture/microphones.ts';
import { ROOM_TONE_SECONDS, type RoomTone, roomTone } from '../capture/room-tone.ts';
import type { Messages, Said } from '../messages/messages.ts';
import { SCRIPTS, type ScriptLanguage } from '../messages/scripts/scripts.ts';
import { MicrophoneState } from './microphone.svelte.ts';
import { sayError } from './say-error.ts';
import { TakeRecorder } from './take-recorder.ts';
import type { TakesState } from './takes.svelte.ts';

/** Why a take ended. Whatever the reason, what was recorded until then is on disk. */
export type TakeEnding = 'stopped' | 'unplugged' | 'disk-full' | 'not-written' | 'longest';

export type RecordPhase =
  | { readonly kind: 'closed' }
  | { readonly kind: 'opening' }
  /** No microphone can be listened to. */
  | { readonly kind: 'blocked'; readonly problem: MicrophoneProblem }
  /** The microphone is heard; the room may be checked, and a take may begin. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'room-tone'; readonly heard: readonly LevelReading[] }
  | { readonly kind: 'starting' }
  | { readonly kind: 'recording' }
  | { readonly kind: 'finishing' }
  | { readonly kind: 'reviewing'; readonly take: Take; readonly ending: TakeEnding };

export interface RecordPorts {
  readonly backend: Backend;
  readonly microphones: Microphones;
  readonly takes: TakesState;
  /** Leaving the screen ended a take, which is kept. */
  readonly cutShort: (take: Take) => void;
}

/** The Record screen: from choosing a microphone to a take that is used. */
export class RecordState {
  readonly microphone: MicrophoneState;
  readonly takes: TakesState;
  readonly #backend: Backend;
  readonly #microphones: Microphones;
  readonly #cutShort: (take: Take) => void;
  #phase = $state.raw<RecordPhase>({ kind: 'closed' });
  #room = $state.raw<RoomTone | null>(null);
  #error = $state.raw<((messages: Messages) => Said) | null>(null);
  /** The peak of every reading of the take, full scale 1. */
  #peaks: number[] = [];
  #readings = $state(0);
  #recorder: TakeRecorder | null = null;
  /** Tells the newest opening from those it replaced, and from one that was left. */
  #turn = 0;
  #unwatch: () => void = () => undefined;
  /** What is read aloud; null when the person speaks freely. */
  language = $state<ScriptLanguage | null>('en');

  constructor({ backend, microphones, takes, cutShort }: RecordPorts, language: ScriptLanguage) {
    this.#backend = backend;
    this.#microphones = microphones;
    this.#cutShort = cutShort;
    this.takes = takes;
    this.language = language;
    this.microphone = new MicrophoneState(microphones, {
      level: (reading) => this.#hear(reading),
      ended: () => void this.#unplugged(),
    });
  }

  get phase(): RecordPhase {
    return this.#phase;
  }

  /** What the room check found; a change of microphone or channel makes it void. */
  get room(): RoomTone | null {
    return this.#room;
  }

  /** Why the last thing that was asked for did not happen. */
  get error(): ((messages: Messages) => Said) | null {
    return this.#error;
  }

  /** Length of the take, in seconds. */
  get seconds(): number {
    return this.#readings / READINGS_PER_SECOND;
  }

  /** Peaks of the take, `READINGS_PER_SECOND` of them a second. Read it again when it grows. */
  get peaks(): readonly number[] {
    return this.#readings > 0 ? this.#peaks : [];
  }

  /** Asks for the microphone; the screen is shown. */
  async open(): Promise<void> {
    this.#unwatch = this.#microphones.onChange(() => void this.#devicesChanged());
    await Promise.all([this.#attempt(() => this.takes.load()), this.listen(null)]);
  }

  /** Lets the microphone go; a take that is being recorded is kept. */
  async close(): Promise<void> {
    const turn = ++this.#turn;
    const wasRecording = this.#is('recording');
    this.#unwatch();
    // Before anything is waited for, so that it cannot overtake the next opening.
    const forbidden = this.#backend.invoke('microphone.forbid');
    await this.#endTake('stopped');
    if (wasRecording && this.#phase.kind === 'reviewing') this.#cutShort(this.#phase.take);
    if (turn === this.#turn) {
      this.#phase = { kind: 'closed' };
      this.#room = null;
      this.#error = null;
      this.takes.forgetDeleted();
      await this.microphone.close();
    }
    await forbidden;
  }

  /** Listens to a microphone. @param id null for the system's default */
  async listen(id: string | null): Promise<void> {
    const turn = ++this.#turn;
    const isNewest = () => turn === this.#turn && this.#phase.kind === 'opening';
    this.#phase = { kind: 'opening' };
    this.#room = null;
    this.#error = null;
    try {
      const allowed = await this.#backend.invoke('microphone.allow');
      if (!allowed) throw new MicrophoneError('denied');
      if (turn !== this.#turn) return;
      await this.microphone.open(id);
      if (isNewest()) this.#phase = { kind: 'ready' };
    } catch (error) {
      const problem = error instanceof MicrophoneError ? error.problem : 'busy';
      if (isNewest()) this.#phase = { kind: 'blocked', problem };
    }
  }

  chooseChannel(choice: ChannelChoice): void {
    this.#room = null;
    this.microphone.choose(choice);
  }

  /** Listens to the silent room for some seconds. */
  checkRoom(): void {
    if (this.#phase.kind === 'ready') this.#phase = { kind: 'room-tone', heard: [] };
  }

  async record(): Promise<void> {
    const microphone = this.microphone.current;
    if (this.#phase.kind !== 'ready' || !microphone) return;
    this.#phase = { kind: 'starting' };
    this.#error = null;
    this.microphone.putOutClip();
    try {
      const take = await this.#begin(microphone);
      const recorder = new TakeRecorder(this.#backend, take, () => void this.stop());
      // The screen was left meanwhile, or the microphone unplugged.
      if (!this.#is('starting')) return await this.#giveUp(await recorder.finish());
      this.#recorder = recorder;
      this.#peaks = [];
      this.#readings = 0;
      microphone.record((samples) => recorder.add(samples));
      this.#phase = { kind: 'recording' };
    } catch (error) {
      if (this.#is('starting')) this.#phase = { kind: 'ready' };
      this.#error = (messages) => sayError(messages, error);
    }
  }

  async stop(ending: TakeEnding = 'stopped'): Promise<void> {
    await this.#endTake(ending);
    if (this.#is('finishing')) await this.#makeReady();
  }

  /** Puts the take aside and makes ready for another one. It can be brought back. */
  async retake(): Promise<void> {
    if (this.#phase.kind !== 'reviewing') return;
    const { take } = this.#phase;
    await this.#attempt(() => this.takes.delete(take));
    this.#readings = 0;
    await this.#makeReady();
  }

  /** Opens the take in the editor. */
  async use(): Promise<void> {
    if (this.#phase.kind === 'reviewing') await this.openTake(this.#phase.take);
  }

  async openTake(take: Take): Promise<void> {
    await this.#attempt(async () => {
      if (await this.takes.open(take)) return;
      this.#error = (messages) => messages.failures['take-missing']({ code: 'take-missing' });
    });
  }

  readWav(take: Take): Promise<Uint8Array> {
    return this.#backend.invoke('take.readWav', { takeId: take.id });
  }

  deleteTake(take: Take): Promise<void> {
    return this.#attempt(() => this.takes.delete(take));
  }

  bringBack(): Promise<void> {
    return this.#attempt(() => this.takes.bringBack());
  }

  #begin(microphone: OpenMicrophone): Promise<Take> {
    const script = this.language && SCRIPTS[this.language];
    return this.#backend.invoke('take.begin', {
      sampleRate: microphone.sampleRate,
      microphone: microphone.name,
      script: script && { language: script.language, text: script.paragraphs.join('\n') },
      roomToneDbfs: this.#room?.noiseDbfs ?? null,
    });
  }

  async #endTake(ending: TakeEnding): Promise<void> {
    const recorder = this.#recorder;
    if (this.#phase.kind !== 'recording' || !recorder) return;
    this.#phase = { kind: 'finishing' };
    this.#recorder = null;
    await this.#attempt(async () => {
      await this.microphone.current?.stop();
      const take = await recorder.finish();
      const { failure } = recorder;
      if (take.seconds === 0) {
        await this.#giveUp(take);
        if (failure !== null) throw failure;
        return;
      }
      const why = failure === null ? ending : endingOf(failure);
      this.#phase = { kind: 'reviewing', take, ending: why };
      await this.takes.load();
    });
  }

  /** A take without any sound is nothing to decide about. */
  async #giveUp(take: Take): Promise<void> {
    await this.#backend.invoke('take.mark', { takeId: take.id, mark: 'discarded' });
  }

  async #makeReady(): Promise<void> {
    if (this.microphone.current) this.#phase = { kind: 'ready' };
    else await this.listen(null);
  }

  #hear(reading: LevelReading): void {
    if (this.#phase.kind === 'room-tone') this.#hearRoom([...this.#phase.heard, reading]);
    if (this.#phase.kind !== 'recording') return;
    this.#peaks.push(reading.peak);
    this.#readings++;
    if (this.seconds >= MAX_TAKE_SECONDS) void this.stop('longest');
  }

  #hearRoom(heard: readonly LevelReading[]): void {
    const isDone = heard.length >= ROOM_TONE_SECONDS * READINGS_PER_SECOND;
    if (isDone) this.#room = roomTone(heard);
    this.#phase = isDone ? { kind: 'ready' } : { kind: 'room-tone', heard };
  }

  async #unplugged(): Promise<void> {
    await this.stop('unplugged');
    await this.microphone.close();
    const isOver = this.#is('reviewing') || this.#is('closed');
    if (!isOver) this.#phase = { kind: 'blocked', problem: 'unplugged' };
  }

  async #devicesChanged(): Promise<void> {
    await this.microphone.refreshNames();
    const waits =
      this.#phase.kind === 'blocked' && ['missing', 'unplugged'].includes(this.#phase.problem);
    if (waits && this.microphone.names.length > 0) await this.listen(null);
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    this.#error = null;
    try {
      await work();
    } catch (error) {
      this.#error = (messages) => sayError(messages, error);
    }
  }

  /** Whether a phase lasts still, after something was waited for. */
  #is(kind: RecordPhase['kind']): boolean {
    return this.#phase.kind === kind;
  }
}

function endingOf(failure: unknown): TakeEnding {
  return failureOf(failure).code === 'disk-full' ? 'disk-full' : 'not-written';
}
