import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ALL_FORMATS, BlobSource, EncodedPacketSink, Input } from 'mediabunny';

/** The packets of a fixture's first track. */
export async function packetsOf(name: string): Promise<{ trackId: number; packets: Uint8Array[] }> {
  const bytes = readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
  const source = new BlobSource(new Blob([bytes]));
  const input = new Input({ source, formats: ALL_FORMATS });
  const [track] = await input.getAudioTracks();
  if (!track) throw new Error(`${name} has no sound`);
  const packets: Uint8Array[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet.data);
  return { trackId: track.id, packets };
}

/** SHA-256 of the interleaved 32-bit floats, as `ffmpeg -f f32le - | sha256sum` gives it. */
export function soundHash(channels: readonly Float32Array[]): string {
  const frames = channels[0]?.length ?? 0;
  const interleaved = new Float32Array(frames * channels.length);
  channels.forEach((channel, c) => {
    for (let i = 0; i < frames; i++) interleaved[i * channels.length + c] = channel[i] ?? 0;
  });
  return createHash('sha256').update(new Uint8Array(interleaved.buffer)).digest('hex');
}

/** Puts blocks of planar sound behind each other. */
export function joined(blocks: readonly (readonly Float32Array[])[]): Float32Array[] {
  const count = blocks[0]?.length ?? 0;
  return Array.from({ length: count }, (_, c) => {
    return Float32Array.from(blocks.flatMap((block) => [...(block[c] ?? [])]));
  });
}
