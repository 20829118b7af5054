import { AudioSampleSink, EncodedPacketSink, type InputAudioTrack } from 'mediabunny';
import { type NextPacket, PersistentSound } from './persistent-sound.ts';
import type { SoundSource } from './sound-source.ts';

/** Codecs that mediabunny only unpacks, by their names in MP4. */
const OWN_CODECS = ['alac', 'samr', 'sawb'] as const;
type OwnCodec = (typeof OWN_CODECS)[number];

export async function codecOf(track: InputAudioTrack): Promise<string> {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return codec instanceof Uint8Array ? 'unknown' : String(codec ?? 'unknown');
}

async function ownCodecOf(track: InputAudioTrack): Promise<OwnCodec | null> {
  const codec = await codecOf(track);
  return OWN_CODECS.find((own) => own === codec) ?? null;
}

/** Whether a track decodes here, by Chromium or by ourselves. */
export async function canDecode(track: InputAudioTrack): Promise<boolean> {
  return (await track.canDecode()) || (await ownCodecOf(track)) !== null;
}

/**
 * The sound of a track that can be decoded.
 *
 * @param damagedAt told where packets were passed over, in whole milliseconds
 */
export async function soundOf(
  file: Blob,
  track: InputAudioTrack,
  damagedAt: Set<number>,
  signal: AbortSignal,
): Promise<SoundSource> {
  const own = await ownCodecOf(track);
  if (own === null) return decodedByChromium(track, damagedAt);
  const { alacSound, amrSound } = await import('./fallback/own-codecs.ts');
  return own === 'alac' ? alacSound(file, track, damagedAt) : amrSound(track, own, signal);
}

function decodedByChromium(track: InputAudioTrack, damagedAt: Set<number>): SoundSource {
  const nextPacket = nextPacketOf(new EncodedPacketSink(track));
  return new PersistentSound(new AudioSampleSink(track), nextPacket, damagedAt);
}

/** Of a demuxer's packets, on its own clock. */
export function nextPacketOf(packets: EncodedPacketSink): NextPacket {
  const options = { metadataOnly: true };
  return async (timestamp) => {
    const at = Number.isFinite(timestamp) ? await packets.getPacket(timestamp, options) : null;
    const packet = at ?? (await packets.getFirstPacket(options));
    return (packet && (await packets.getNextPacket(packet, options)))?.timestamp ?? null;
  };
}
