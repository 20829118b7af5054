import {
  FlacInputFormat,
  type InputAudioTrack,
  IsobmffInputFormat,
  MatroskaInputFormat,
  Mp3InputFormat,
  OggInputFormat,
} from 'mediabunny';
import type { Probe } from '../engine/peak-pyramid.ts';
import { type Arenas, type BatchBlock, BatchDecoder } from './batch-decoder.ts';
import { throwIfCancelled } from './failure.ts';
import { FlacPlaces } from './flac-places.ts';
import { Mp3Groups } from './mp3-groups.ts';
import { Mp4Groups } from './mp4-groups.ts';
import { OggOpusGroups } from './ogg-opus-groups.ts';
import { OggOpusPlaces } from './ogg-opus-places.ts';
import { OggOpusStream } from './ogg-opus-stream.ts';
import { DemuxedGroups, type GroupSource } from './packet-groups.ts';
import { partOf } from './peak-sound.ts';
import { type Place, type PlaceSource, probePlaces } from './place-probes.ts';
import { SampleArena } from './sample-arena.ts';
import { opusPreSkip } from './start-loss.ts';
import { framesWithin, type Trim } from './trimmed-sound.ts';
import { WebmOpusPlaces } from './webm-opus-places.ts';

/** Many blocks at once, from a timestamp on, on the container's own clock. */
export interface BatchSource {
  batches(
    fromTimestamp: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly BatchBlock[], void, undefined>;
  /** Looks at single places without walking there; null where the file's bytes do not tell where. */
  probes(
    places: readonly Place[],
    signal: AbortSignal,
  ): Promise<AsyncGenerator<Probe, void, undefined> | null>;
}

/** The packets of a track, from anywhere on and, where that is possible, of single places. */
interface PacketSources {
  readonly groups: GroupSource;
  readonly places: PlaceSource | null;
}

/**
 * The same sound as SoundSource gives, for scans: a decoder costs more to ask than to run, so that
 * many packets go in as one and their blocks come out together.
 *
 * Gives up at the first thing that is unusual; whoever scans then does it packet by packet, which
 * knows what to do about damage.
 */
export class BatchedSound implements BatchSource {
  readonly #sources: PacketSources;
  readonly #config: AudioDecoderConfig;
  readonly #trim: Trim | null;
  /** Of decoders that are closed: a scan in parts makes dozens of them. */
  readonly #arenas: Arenas[] = [];

  constructor(sources: PacketSources, config: AudioDecoderConfig, trim: Trim | null) {
    this.#sources = sources;
    this.#config = config;
    this.#trim = trim;
  }

  async *batches(
    fromTimestamp: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly BatchBlock[], void, undefined> {
    const arenas = this.#arenas.pop() ?? ([new SampleArena(), new SampleArena()] as const);
    const decoder = new BatchDecoder(this.#config, arenas);
    try {
      for await (const group of this.#sources.groups.groups(fromTimestamp)) {
        throwIfCancelled(signal);
        await decoder.push(group);
        const blocks = this.#kept(decoder.take());
        if (blocks.length > 0) yield blocks;
      }
      await decoder.flush();
      throwIfCancelled(signal);
      yield this.#kept(decoder.take());
    } finally {
      decoder.close();
      // The last blocks are looked at long before another decoder gives its first one.
      this.#arenas.push(arenas);
    }
  }

  async probes(
    places: readonly Place[],
    signal: AbortSignal,
  ): Promise<AsyncGenerator<Probe, void, undefined> | null> {
    const source = this.#sources.places;
    if (!source || !(await source.canFind())) return null;
    return probePlaces(source, this.#config, places, signal);
  }

  #kept(blocks: readonly BatchBlock[]): readonly BatchBlock[] {
    const trim = this.#trim;
    return trim ? blocks.flatMap((block) => trimmed(block, trim)) : blocks;
  }
}

/** The part of a block that lies within, if there is one. */
function trimmed(block: BatchBlock, trim: Trim): BatchBlock[] {
  const { timestamp, sampleRate, frames, sound } = block;
  const { first, stop } = framesWithin(trim, timestamp, sampleRate, frames);
  if (first === 0 && stop === frames) return [block];
  if (stop <= first) return [];
  const kept = partOf(sound, first, stop);
  return [
    { timestamp: timestamp + first / sampleRate, sampleRate, frames: kept.frames, sound: kept },
  ];
}

/** @returns null where Chromium does not decode the track itself, or there is nothing to gain */
export async function batchedSound(
  file: Blob,
  track: InputAudioTrack,
  trim: Trim | null,
): Promise<BatchedSound | null> {
  const codec = await track.getCodec();
  const config = await track.getDecoderConfig();
  if (codec === null || !config || typeof AudioDecoder === 'undefined') return null;
  if (/^pcm-|^ulaw$|^alaw$/.test(codec) || !(await track.canDecode())) return null;
  return new BatchedSound(await sourcesOf(file, track, codec), config, trim);
}

async function sourcesOf(
  file: Blob,
  track: InputAudioTrack,
  codec: string,
): Promise<PacketSources> {
  const format = await track.input.getFormat();
  if (format instanceof Mp3InputFormat) return { groups: new Mp3Groups(file), places: null };
  const demuxed = new DemuxedGroups(track, codec);
  if (format instanceof IsobmffInputFormat && codec === 'aac') {
    const groups = new Mp4Groups(file, track, demuxed);
    return { groups, places: groups };
  }
  if (format instanceof OggInputFormat && codec === 'opus') {
    const stream = new OggOpusStream(file, track.id, await opusPreSkip(track));
    return { groups: new OggOpusGroups(stream), places: new OggOpusPlaces(stream) };
  }
  return { groups: demuxed, places: await placesOf(file, track, codec) };
}

/** For containers whose packets only the demuxer finds one after another. */
async function placesOf(
  file: Blob,
  track: InputAudioTrack,
  codec: string,
): Promise<PlaceSource | null> {
  const format = await track.input.getFormat();
  if (format instanceof FlacInputFormat) {
    return new FlacPlaces(file, await track.getSampleRate());
  }
  if (!(format instanceof MatroskaInputFormat) || codec !== 'opus') return null;
  // Beside pictures, sound is too far apart to be found so.
  const isAlone = (await track.input.getTracks()).length === 1;
  return isAlone ? new WebmOpusPlaces(file, track.id) : null;
}
