import { secondsOf } from '../../src-main/contract/passage.ts';
import type { Passages } from '../../src-main/contract/passages.ts';
import { BlockPlayer, type FrameSource, type Playlist } from '../playback/block-player.ts';
import type { CleanedSound } from './cleaned-sound.ts';

/** Which of the two is heard. */
export type Version = 'original' | 'cleaned';

/** What is played: the passages, everything from a place on, or only where cuts are. */
export type Playing = 'passages' | 'onward' | 'edges';

export interface PlayerPorts {
  readonly source: FrameSource;
  readonly passages: () => Passages;
  readonly loop: () => boolean;
  /** Seconds of the whole recording. */
  readonly seconds: () => number;
  /** The loudest sample of the recording, 0–1: how far it can be raised. */
  readonly loudest: () => number;
  /** The sample as the newest edit makes it; null until it is rendered. */
  readonly cleaned: () => CleanedSound | null;
}

/** What is heard of each side of a cut. */
const EDGE_SECONDS = 2;
/** A position this close to the end has nothing left to play. */
const NOTHING_LEFT_SECONDS = 0.05;

/** Plays one recording, as it is or as it will be saved, and says where it is. */
export class PlayerState {
  readonly #ports: PlayerPorts;
  readonly #original: BlockPlayer;
  #cleaned: { readonly sound: CleanedSound; readonly player: BlockPlayer } | null = null;
  /** The player of an older edit, until the newest one sounds. */
  #replaced: BlockPlayer | null = null;
  /** The version that sounds; another one was asked for while it was not rendered yet. */
  #sounding: Version = 'original';
  #version = $state<Version>('original');
  #what: Playing = 'passages';
  #onwardFrom = 0;
  #playing = $state(false);
  #hasPlayed = false;
  #position = $state(0);
  #problem = $state<string | null>(null);
  #frameRequest = 0;

  constructor(ports: PlayerPorts) {
    this.#ports = ports;
    this.#original = new BlockPlayer(ports.source, () => this.#originalList(), {
      started: () => this.#cleaned?.player.pause(),
      ended: () => this.stop(),
    });
  }

  get playing(): boolean {
    return this.#playing;
  }

  /** Whether anything was ever played. */
  get hasPlayed(): boolean {
    return this.#hasPlayed;
  }

  /** Which version was asked for. */
  get version(): Version {
    return this.#version;
  }

  /**
   * Seconds from the recording's beginning. A position that the selection was moved away from is
   * given up for its start: that is where playing would begin.
   */
  get position(): number {
    return this.#playing || this.#what === 'onward' || this.#isInside(this.#position)
      ? this.#position
      : this.#start;
  }

  /** Why playing broke off, until it is started again. */
  get problem(): string | null {
    return this.#problem;
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  /** Plays the passages: on from the position when that is inside one, else from their start. */
  play(): void {
    if (!this.#isInside(this.#position)) this.#position = this.#start;
    this.#begin('passages');
  }

  /** Plays the recording on from a place, whatever is selected. */
  playOnward(from = this.position): void {
    this.#position = from;
    this.#onwardFrom = from;
    this.#begin('onward');
  }

  /** Plays the first and the last two seconds of each passage: how it begins, joins and ends. */
  playEdges(): void {
    this.#position = this.#start;
    this.#begin('edges');
  }

  /** Changes to the other version at the same place, while it plays as well. */
  setVersion(version: Version): void {
    if (version === this.#version) return;
    this.#version = version;
    if (this.#playing) this.#sound();
  }

  flip(): void {
    this.setVersion(this.#version === 'original' ? 'cleaned' : 'original');
  }

  /** A new edit was rendered: what is heard of it is heard from here on. */
  cleanedChanged(): void {
    if (this.#playing && this.#version === 'cleaned') this.#sound();
  }

  pause(): void {
    this.#original.pause();
    this.#cleaned?.player.pause();
    this.#dropReplaced();
    this.#playing = false;
    cancelAnimationFrame(this.#frameRequest);
  }

  /** Pauses and goes back to where playing began. */
  stop(): void {
    this.pause();
    this.#position = this.#what === 'onward' ? this.#onwardFrom : this.#start;
  }

  seek(seconds: number): void {
    const wasPlaying = this.#playing;
    this.pause();
    this.#position = seconds;
    if (!wasPlaying) this.#what = this.#isInside(seconds) ? 'passages' : 'onward';
    else if (this.#isInside(seconds)) this.play();
    else this.playOnward(seconds);
  }

  async dispose(): Promise<void> {
    this.pause();
    await Promise.all([this.#original.dispose(), this.#cleaned?.player.dispose()]);
  }

  #begin(what: Playing): void {
    this.pause();
    this.#what = what;
    this.#playing = true;
    this.#hasPlayed = true;
    this.#problem = null;
    this.#sound();
    this.#follow();
  }

  /** Lets the wanted version sound from the position on; the other one ends when it does. */
  #sound(): void {
    const player = this.#wantedPlayer();
    const list = this.#sounding === 'cleaned' ? this.#cleanedList() : this.#originalList();
    const frame = this.#frameOf(this.#position);
    const range = list.ranges.findIndex(({ start, end }) => frame >= start && frame < end);
    const first = list.ranges[0]?.start ?? 0;
    const start = range < 0 ? { range: 0, frame: first } : { range, frame };
    player.play(start).catch((error: unknown) => {
      this.#problem = error instanceof Error ? error.message : String(error);
      this.pause();
    });
  }

  #wantedPlayer(): BlockPlayer {
    const sound = this.#version === 'cleaned' && this.#what !== 'onward' && this.#ports.cleaned();
    if (!sound) {
      this.#sounding = 'original';
      return this.#original;
    }
    this.#sounding = 'cleaned';
    if (this.#cleaned?.sound === sound) return this.#cleaned.player;
    this.#dropReplaced();
    this.#replaced = this.#cleaned?.player ?? null;
    const player = new BlockPlayer(sound.source, () => this.#cleanedList(), {
      started: () => {
        this.#original.pause();
        this.#dropReplaced();
      },
      ended: () => this.stop(),
    });
    this.#cleaned = { sound, player };
    return player;
  }

  #dropReplaced(): void {
    void this.#replaced?.dispose();
    this.#replaced = null;
  }

  #follow(): void {
    this.#frameRequest = requestAnimationFrame(() => {
      const time = this.#soundingTime();
      if (time !== null) this.#position = time;
      if (this.#playing) this.#follow();
    });
  }

  #soundingTime(): number | null {
    const frame = this.#original.position();
    if (frame !== null) return frame / this.#ports.source.sampleRate;
    const cleaned = this.#cleaned?.player.position() ?? null;
    return cleaned === null ? null : (this.#cleaned?.sound.timeOf(cleaned) ?? null);
  }

  #originalList(): Playlist {
    const { source, loop } = this.#ports;
    const ranges = this.#stretches().map(({ start, end }) => ({
      start: Math.round(start * source.sampleRate),
      end: Math.round(end * source.sampleRate),
    }));
    const gain = this.#what === 'onward' ? 1 : linear(this.#matchDb().original);
    return { ranges, loop: this.#what === 'passages' && loop(), gain };
  }

  #cleanedList(): Playlist {
    const sound = this.#cleaned?.sound;
    const gain = linear(this.#matchDb().cleaned);
    if (!sound) return { ranges: [], loop: false, gain };
    if (this.#what === 'passages') {
      return { ranges: [{ start: 0, end: sound.source.frames }], loop: this.#ports.loop(), gain };
    }
    const ranges = this.#stretches().map(({ start, end }) => ({
      start: sound.frameOf(start),
      end: sound.frameOf(end),
    }));
    return { ranges: ranges.filter(({ start, end }) => end > start), loop: false, gain };
  }

  /** Both at equal loudness: the original is raised as far as it has room, the sample gives the rest. */
  #matchDb(): { readonly original: number; readonly cleaned: number } {
    const louder = this.#ports.cleaned()?.louderDb ?? 0;
    const room = -20 * Math.log10(Math.max(1e-4, this.#ports.loudest()));
    const original = Math.min(louder, Math.max(0, room));
    return { original, cleaned: original - louder };
  }

  /** What is played, in seconds of the recording. */
  #stretches(): Passages {
    const passages = this.#ports.passages();
    switch (this.#what) {
      case 'passages':
        return passages;
      case 'onward':
        return [{ start: this.#onwardFrom, end: this.#ports.seconds() }];
      case 'edges':
        return passages.flatMap((passage) =>
          secondsOf(passage) <= 2 * EDGE_SECONDS
            ? [passage]
            : [
                { start: passage.start, end: passage.start + EDGE_SECONDS },
                { start: passage.end - EDGE_SECONDS, end: passage.end },
              ],
        );
    }
  }

  #frameOf(seconds: number): number {
    const sound = this.#sounding === 'cleaned' ? this.#cleaned?.sound : null;
    return sound ? sound.frameOf(seconds) : Math.round(seconds * this.#ports.source.sampleRate);
  }

  get #start(): number {
    return this.#ports.passages()[0]?.start ?? 0;
  }

  #isInside(seconds: number): boolean {
    return this.#ports
      .passages()
      .some(({ start, end }) => seconds >= start && seconds < end - NOTHING_LEFT_SECONDS);
  }
}

function linear(decibels: number): number {
  return 10 ** (decibels / 20);
}
