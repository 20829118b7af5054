import { type InputAudioTrack, IsobmffInputFormat, Mp3InputFormat } from 'mediabunny';
import { type BatchBlock, BatchDecoder } from './batch-decoder.ts';
import { throwIfCancelled } from './failure.ts';
import { Mp3Groups } from './mp3-groups.ts';
import { Mp4Groups } from './mp4-groups.ts';
import { DemuxedGroups, type GroupSource } from './packet-groups.ts';
import { partOf } from './peak-sound.ts';
import { framesWithin, type Trim } from './trimmed-sound.ts';

/** Many blocks at once, from a timestamp on, on the container's own clock. */
export interface BatchSource {
  batches(
    fromTimestamp: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly BatchBlock[], void, undefined>;
}

/**
 * The same sound as SoundSource gives, for scans: a decoder costs more to ask than to run, so that
 * many packets go in as one and their blocks come out together.
 *
 * Gives up at the first thing that is unusual; whoever scans then does it packet by packet, which
 * knows what to do about damage.
 */
export class BatchedSound implements BatchSource {
  readonly #groups: GroupSource;
  readonly #config: AudioDecoderConfig;
  readonly #trim: Trim | null;

  constructor(groups: GroupSource, config: AudioDecoderConfig, trim: Trim | null) {
    this.#groups = groups;
    this.#config = config;
    this.#trim = trim;
  }

  async *batches(
    fromTimestamp: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly BatchBlock[], void, undefined> {
    const decoder = new BatchDecoder(this.#config);
    try {
      for await (const group of this.#groups.groups(fromTimestamp)) {
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
    }
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
  return new BatchedSound(await groupsOf(file, track, codec), config, trim);
}

async function groupsOf(file: Blob, track: InputAudioTrack, codec: string): Promise<GroupSource> {
  const format = await track.input.getFormat();
  if (format instanceof Mp3InputFormat) return new Mp3Groups(file);
  const demuxed = new DemuxedGroups(track, codec);
  const isMp4 = format instanceof IsobmffInputFormat && codec === 'aac';
  return isMp4 ? new Mp4Groups(file, track, demuxed) : demuxed;
}
