import type { Probe } from '../engine/peak-pyramid.ts';
import { PeaksAccumulator } from '../engine/peaks.ts';
import { type BatchBlock, BatchDecoder } from './batch-decoder.ts';
import { throwIfCancelled } from './failure.ts';
import { loudestOf } from './loudest.ts';
import type { PacketGroup } from './packet-groups.ts';

/** Places that are read at once: asking for one takes longer than getting it. */
const READ_TOGETHER = 32;
/** How much of a place only leads in: without the packets before them, the first ones are wrong. */
const LEAD_IN = 0.5;

/** Where to look. */
export interface Place {
  /** Seconds on the container's clock. */
  readonly timestamp: number;
  /** The same as a share of the whole, 0 to 1, for files without an index. */
  readonly share: number;
}

/** Finds a few packets at a place by the file's bytes, without walking through what comes before. */
export interface PlaceSource {
  /** Whether the file is of the kind whose places can be found. */
  canFind(): Promise<boolean>;
  /** @returns packets in order, those of the first half only to lead in; none where it finds nothing */
  groupsAt(place: Place): Promise<readonly PacketGroup[]>;
}

/**
 * Decodes a few packets at each place, all by one decoder, one behind another.
 *
 * @returns probes whose `seconds` are on the container's clock
 * @throws WorkerError 'cancelled' or 'stalled', or what the decoder throws
 */
export async function* probePlaces(
  source: PlaceSource,
  config: AudioDecoderConfig,
  places: readonly Place[],
  signal: AbortSignal,
): AsyncGenerator<Probe, void, undefined> {
  const decoder = new BatchDecoder(config);
  const probes = new BlockProbes();
  try {
    for (let i = 0; i < places.length; i += READ_TOGETHER) {
      const together = places.slice(i, i + READ_TOGETHER);
      for (const groups of await Promise.all(together.map((place) => source.groupsAt(place)))) {
        throwIfCancelled(signal);
        probes.expect(groups);
        for (const group of groups) await decoder.push(group);
        yield* probes.take(decoder.take());
      }
    }
    await decoder.flush();
    yield* probes.take(decoder.take());
  } finally {
    decoder.close();
  }
}

interface Expected {
  readonly seconds: number;
  readonly blocks: number;
}

/**
 * Tells which blocks belong to which place. Counts them, because a decoder does not promise to follow
 * the timestamps of packets that do not follow each other.
 */
class BlockProbes {
  readonly #expected: Expected[] = [];
  #block = 0;
  #range = { max: 0, min: 0 };

  expect(groups: readonly PacketGroup[]): void {
    const [first] = groups;
    if (!first) return;
    const blocks = groups.reduce((sum, { packets }) => sum + packets, 0);
    this.#expected.push({ seconds: first.timestamp, blocks });
  }

  /** The probes that are complete with these blocks. */
  *take(blocks: readonly BatchBlock[]): Generator<Probe, void, undefined> {
    for (const block of blocks) {
      const [place] = this.#expected;
      if (!place) return;
      const leadIn = Math.round((place.blocks * LEAD_IN - this.#block) * block.frames);
      if (leadIn < block.frames) this.#widen(rangeOf(block, Math.max(0, leadIn)));
      this.#block += 1;
      if (this.#block < place.blocks) continue;
      yield { seconds: place.seconds, ...this.#range };
      this.#expected.shift();
      this.#block = 0;
      this.#range = { max: 0, min: 0 };
    }
  }

  #widen({ max, min }: { readonly max: number; readonly min: number }): void {
    this.#range = { max: Math.max(this.#range.max, max), min: Math.min(this.#range.min, min) };
  }
}

function rangeOf({ sound, sampleRate }: BatchBlock, from: number): { max: number; min: number } {
  const peaks = new PeaksAccumulator(sampleRate);
  sound.addTo(peaks, 0, from, sound.frames);
  const span = peaks.finish();
  return loudestOf(span ? [span.max, span.min] : []);
}
