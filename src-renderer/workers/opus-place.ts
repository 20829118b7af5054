import { canJoinOpus, joinOpus } from '../engine/codecs/opus-join.ts';
import type { PacketGroup } from './packet-groups.ts';

/** Packets of one place: 120 ms in most files, of which the first half only leads in. */
const PACKETS = 6;

/** Packets of Opus that follow each other. */
export interface OpusRun {
  /** Where each begins: frames at 48 kHz. */
  readonly starts: readonly number[];
  readonly packets: readonly Uint8Array[];
  /** How many frames each decodes to. */
  readonly frames: readonly number[];
}

/**
 * A few packets around a frame, as one where that is possible.
 *
 * @param timestampOf seconds on the container's clock of a frame
 */
export function opusPlace(
  { starts, packets, frames }: OpusRun,
  frame: number,
  timestampOf: (frame: number) => number,
): PacketGroup[] {
  const wanted = starts.findLastIndex((start) => start <= frame) - PACKETS / 2;
  const first = Math.max(0, Math.min(packets.length - PACKETS, wanted));
  const taken = packets.slice(first, first + PACKETS);
  const shape = { packets: 1, pieceFrames: null };
  const startOf = (index: number) => timestampOf(starts[index] ?? 0);
  if (canBeOne(taken, frames.slice(first))) {
    return [{ ...shape, timestamp: startOf(first), data: joinOpus(taken) }];
  }
  return taken.map((data, i) => ({ ...shape, timestamp: startOf(first + i), data }));
}

function canBeOne(packets: readonly Uint8Array[], frames: readonly number[]): boolean {
  const [first] = packets;
  let before = 0;
  return packets.every((packet, i) => {
    const fits = first !== undefined && (i === 0 || canJoinOpus(first, before, packet));
    before += frames[i] ?? 0;
    return fits;
  });
}
