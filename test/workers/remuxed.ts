import {
  ALL_FORMATS,
  BlobSource,
  BufferTarget,
  EncodedAudioPacketSource,
  type EncodedPacket,
  EncodedPacketSink,
  Input,
  Output,
  type OutputFormat,
} from 'mediabunny';

type Stamp = (packet: EncodedPacket, index: number) => number;

/**
 * The packets of a recording in another container, without decoding them.
 *
 * @param stamp when each begins, in seconds
 * @param times how often it is repeated, one behind another
 */
export async function remuxed(
  file: Blob,
  format: OutputFormat,
  stamp: Stamp = ({ timestamp }) => timestamp,
  times = 1,
): Promise<Blob> {
  const input = new Input({ source: new BlobSource(file), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !codec || !decoderConfig) throw new Error('no audio track');
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  const seconds = await track.computeDuration();
  for (let i = 0; i < times; i++) {
    let index = 0;
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const timestamp = stamp(packet, index++) + i * seconds;
      await source.add(packet.clone({ timestamp }), { decoderConfig });
    }
  }
  await output.finalize();
  if (!target.buffer) throw new Error('nothing was written');
  return new Blob([target.buffer]);
}
