import { readFileSync, writeFileSync } from 'node:fs';
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  MkvOutputFormat,
  Output,
} from 'mediabunny';

const HEADER_BYTES = 44;
const SAMPLE_RATE = 16_000;
const BLOCK_FRAMES = 16_000;

/**
 * Writes a Matroska file with two audio tracks: the speech of a fixture, and the same played backwards in
 * a second language.
 *
 * @param speech a mono 16-bit WAV of 16 kHz with a plain header
 */
export async function writeTwoTracks(path: string, speech: string): Promise<void> {
  const wav = readFileSync(speech);
  const samples = new Int16Array(wav.buffer.slice(wav.byteOffset + HEADER_BYTES));
  const output = new Output({ format: new MkvOutputFormat(), target: new BufferTarget() });
  const tracks = [samples, samples.toReversed()].map((sound, index) => {
    const source = new EncodedAudioPacketSource('pcm-s16');
    output.addAudioTrack(source, { languageCode: index === 0 ? 'eng' : 'deu' });
    return { source, sound };
  });
  await output.start();
  const decoderConfig = { codec: 'pcm-s16', numberOfChannels: 1, sampleRate: SAMPLE_RATE };
  for (let start = 0; start < samples.length; start += BLOCK_FRAMES) {
    for (const { source, sound } of tracks) {
      const block = sound.slice(start, start + BLOCK_FRAMES);
      const bytes = new Uint8Array(block.buffer);
      const duration = block.length / SAMPLE_RATE;
      const packet = new EncodedPacket(bytes, 'key', start / SAMPLE_RATE, duration);
      await source.add(packet, { decoderConfig });
    }
  }
  await output.finalize();
  const { buffer } = output.target;
  if (!buffer) throw new Error('nothing was written');
  writeFileSync(path, Buffer.from(buffer));
}
