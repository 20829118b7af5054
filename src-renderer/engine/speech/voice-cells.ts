import { TIMBRE } from './timbre.ts';

/** About a second of somebody's speech: how the voice sounds, whatever it says. */
export interface VoiceCell {
  /** First and last block, the last one exclusive. */
  readonly begin: number;
  readonly end: number;
  /** Blocks of speech in it. */
  readonly blocks: number;
  /** Mean mel cepstrum. */
  readonly timbre: Float64Array;
  /** Median pitch in semitones above 1 Hz, or null where too little of it has a pitch. */
  readonly pitch: number | null;
}

const CERTAIN = 0.7;
/** Blocks: one second of speech evens out single sounds and is still one person's turn. */
const FULL = 32;
/** After a pause somebody else may speak: then half is enough. */
const PAUSE = 10;
const MIN_PITCHES = 5;

/** Gathers cells while blocks arrive; memory is one cell per second of speech. */
export class VoiceCells {
  readonly cells: VoiceCell[] = [];
  #timbre = new Float64Array(TIMBRE);
  #pitches: number[] = [];
  #blocks = 0;
  #begin = 0;
  #last = 0;

  /** Whether a block of this probability counts; what it sounds like is only needed then. */
  wants(probability: number): boolean {
    return probability > CERTAIN;
  }

  /** @param pitch hertz, 0 for none */
  add(block: number, timbre: Float64Array, pitch: number): void {
    if (this.#blocks >= FULL || block - this.#last > PAUSE) this.#close();
    if (this.#blocks === 0) this.#begin = block;
    for (let i = 0; i < TIMBRE; i += 1) this.#timbre[i] = this.#timbre[i]! + timbre[i]!;
    if (pitch > 0) this.#pitches.push(pitch);
    this.#blocks += 1;
    this.#last = block;
  }

  finish(): readonly VoiceCell[] {
    this.#close();
    return this.cells;
  }

  /** Ends the cell, unless it is too short: then it goes on after the pause. */
  #close(): void {
    if (this.#blocks < FULL / 2) return;
    const pitches = this.#pitches.sort((a, b) => a - b);
    const median = pitches[Math.floor(pitches.length / 2)];
    this.cells.push({
      begin: this.#begin,
      end: this.#last + 1,
      blocks: this.#blocks,
      timbre: this.#timbre.map((sum) => sum / this.#blocks),
      pitch: median && pitches.length >= MIN_PITCHES ? 12 * Math.log2(median) : null,
    });
    this.#timbre = new Float64Array(TIMBRE);
    this.#pitches = [];
    this.#blocks = 0;
  }
}
