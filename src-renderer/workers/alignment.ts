import type { BlockStarts } from '../engine/block-starts.ts';
import type { Timeline } from '../engine/timeline.ts';
import { requireRate, type TimedBlock } from './decoded-blocks.ts';

/** A block with its place on the scan's timeline. */
export interface Placed<Block> {
  readonly frame: number;
  readonly block: Block;
}

export interface AlignmentPorts {
  readonly timeline: Timeline;
  /** Hertz. */
  readonly sampleRate: number;
  /** Where the scan found blocks to begin, as far as it has been. */
  readonly starts: BlockStarts;
  /** Of the recording's first block, in seconds. */
  readonly firstTimestamp: number;
  /** Frames that the decoder swallows where it starts, if that is not the beginning. */
  readonly loss: number;
}

/**
 * Puts the blocks of a decoder that started in the middle where the scan found them.
 *
 * Timestamps alone are not enough: the decoder may have swallowed frames at its start (StartLoss), and
 * WebM rounds to milliseconds, where the scan counts frames. The second block tells the difference,
 * because the first may have lost frames at its front; its end is still right.
 */
export class Alignment<Block extends TimedBlock> {
  readonly #ports: AlignmentPorts;
  #first: Block | null = null;
  #lost = 0;
  #shift: number | null = null;

  constructor(ports: AlignmentPorts) {
    this.#ports = ports;
  }

  /** Takes the next block and gives those whose place is known now. */
  add(block: Block): Placed<Block>[] {
    const { sampleRate, firstTimestamp, loss } = this.#ports;
    requireRate(block, sampleRate);
    if (this.#shift !== null) return [this.#placed(block, this.#shift)];
    if (this.#first === null) {
      this.#first = block;
      // The very first packet after all: what is lost there, its timestamp already tells.
      this.#lost = block.timestamp <= firstTimestamp ? 0 : loss;
      return [];
    }
    const first = this.#first;
    this.#shift = this.#shiftToGrid(block);
    const second = this.#placed(block, this.#shift);
    return [{ frame: second.frame - first.frames, block: first }, second];
  }

  /** What is left when there was only one block. */
  finish(): Placed<Block>[] {
    return this.#first && this.#shift === null ? [this.#placed(this.#first, 0)] : [];
  }

  #placed(block: Block, shift: number): Placed<Block> {
    return { frame: this.#stamped(block) + shift, block };
  }

  #stamped({ timestamp }: Block): number {
    return this.#ports.timeline.frameAt(timestamp) + this.#lost;
  }

  /** How far the grid is off; more than half a block says nothing about which block it is. */
  #shiftToGrid(block: Block): number {
    const frame = this.#stamped(block);
    const shift = (this.#ports.starts.nearest(frame) ?? frame) - frame;
    return Math.abs(shift) <= block.frames / 2 ? shift : 0;
  }
}
