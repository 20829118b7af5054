import type { Passage } from '../../src-main/contract/passage.ts';
import { BlockPlayer, type FrameSource, type PlayRange } from '../playback/block-player.ts';

export interface PlayerPorts {
  readonly selection: () => Passage;
  readonly loop: () => boolean;
}

/** Plays the selection of one recording and says where it is. */
export class PlayerState {
  readonly #sampleRate: number;
  readonly #player: BlockPlayer;
  readonly #selection: () => Passage;
  #playing = $state(false);
  #position = $state(0);
  #problem = $state<string | null>(null);
  #frameRequest = 0;

  constructor(source: FrameSource, { selection, loop }: PlayerPorts) {
    this.#sampleRate = source.sampleRate;
    this.#selection = selection;
    this.#position = selection().start;
    const range = (): PlayRange => ({ ...this.#frames(selection()), loop: loop() });
    this.#player = new BlockPlayer(source, range, () => this.stop());
  }

  get playing(): boolean {
    return this.#playing;
  }

  /**
   * Seconds from the recording's beginning. A position that the selection was moved away from is
   * given up for its start: that is where playing would begin.
   */
  get position(): number {
    return this.#playing || this.#isInside(this.#position)
      ? this.#position
      : this.#selection().start;
  }

  /** Why playing broke off, until it is started again. */
  get problem(): string | null {
    return this.#problem;
  }

  toggle(): void {
    if (this.#playing) this.pause();
    else this.play();
  }

  /** Goes on from the position when that is inside the selection, else from its start. */
  play(): void {
    if (!this.#isInside(this.#position)) this.#position = this.#selection().start;
    this.#playing = true;
    this.#problem = null;
    this.#player.play(Math.round(this.#position * this.#sampleRate)).catch((error: unknown) => {
      this.#problem = error instanceof Error ? error.message : String(error);
      this.pause();
    });
    this.#follow();
  }

  pause(): void {
    this.#player.pause();
    this.#playing = false;
    cancelAnimationFrame(this.#frameRequest);
  }

  /** Pauses and goes back to the start of the selection. */
  stop(): void {
    this.pause();
    this.#position = this.#selection().start;
  }

  seek(seconds: number): void {
    const wasPlaying = this.#playing;
    this.pause();
    this.#position = seconds;
    if (wasPlaying) this.play();
  }

  async dispose(): Promise<void> {
    this.pause();
    await this.#player.dispose();
  }

  /** A position at the very end has nothing left to play. */
  #isInside(seconds: number): boolean {
    const { start, end } = this.#selection();
    return seconds >= start && seconds < end - 0.05;
  }

  #follow(): void {
    this.#frameRequest = requestAnimationFrame(() => {
      const frame = this.#player.position();
      if (frame !== null) this.#position = frame / this.#sampleRate;
      if (this.#playing) this.#follow();
    });
  }

  #frames({ start, end }: Passage) {
    return {
      start: Math.round(start * this.#sampleRate),
      end: Math.round(end * this.#sampleRate),
    };
  }
}
