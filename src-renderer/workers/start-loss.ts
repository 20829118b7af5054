import { EncodedPacketSink, type InputAudioTrack, MatroskaInputFormat } from 'mediabunny';

const OPUS_HEAD_BYTES = 19;
const OPUS_PRE_SKIP_OFFSET = 10;

/**
 * What a decoder that starts in the middle of a track swallows, in frames, though the timestamps it
 * gives do not show it: they begin at the first packet, whatever came out of it.
 */
export interface StartLoss {
  /** Frames by which the timestamps are early when decoding starts with the packet at a timestamp. */
  before(timestamp: number): Promise<number>;
  /** The most it can be: how much earlier decoding must start to lose nothing that is wanted. */
  readonly atMost: number;
}

/** Finds out what is lost for a track; Opus and Vorbis lose something, the others nothing. */
export async function startLossOf(track: InputAudioTrack, sampleRate: number): Promise<StartLoss> {
  const codec = await track.getCodec();
  if (codec === 'opus') return opusLoss(track);
  if (codec === 'vorbis') return vorbisLoss(track, sampleRate);
  return { before: () => Promise.resolve(0), atMost: 0 };
}

/**
 * Opus drops its pre-skip at every start. Matroska's timestamps count the pre-skip as if it were heard,
 * which makes up for it exactly.
 */
async function opusLoss(track: InputAudioTrack): Promise<StartLoss> {
  const atMost = await opusPreSkip(track);
  const isCounted = (await track.input.getFormat()) instanceof MatroskaInputFormat;
  return { before: () => Promise.resolve(isCounted ? 0 : atMost), atMost };
}

/** Vorbis gives nothing for the first packet, which only completes the second. */
function vorbisLoss(track: InputAudioTrack, sampleRate: number): StartLoss {
  const packets = new EncodedPacketSink(track);
  const before = async (timestamp: number) => {
    const packet = await packets.getKeyPacket(timestamp, { metadataOnly: true });
    return Math.round((packet?.duration ?? 0) * sampleRate);
  };
  return { before, atMost: 8192 };
}

/** From the OpusHead (RFC 7845, 5.1), in frames at 48 kHz, which is what Opus decodes to. */
export async function opusPreSkip(track: InputAudioTrack): Promise<number> {
  const description = (await track.getDecoderConfig())?.description;
  if (description === undefined) return 0;
  const head = ArrayBuffer.isView(description)
    ? new DataView(description.buffer, description.byteOffset, description.byteLength)
    : new DataView(description);
  return head.byteLength >= OPUS_HEAD_BYTES ? head.getUint16(OPUS_PRE_SKIP_OFFSET, true) : 0;
}
