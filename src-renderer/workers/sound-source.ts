import { AudioSample } from 'mediabunny';

/**
 * Where decoded sound comes from, in order, from a timestamp on (to the block that holds it).
 * mediabunny's AudioSampleSink is one. Whoever takes a sample closes it.
 */
export interface SoundSource {
  samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown>;
}

/** Wraps planar sound. @param timestamp seconds */
export function sampleOf(
  timestamp: number,
  sampleRate: number,
  channels: readonly Float32Array[],
): AudioSample {
  const frames = channels[0]?.length ?? 0;
  const data = new Float32Array(frames * channels.length);
  channels.forEach((channel, c) => {
    data.set(channel, c * frames);
  });
  const numberOfChannels = channels.length;
  return new AudioSample({ data, format: 'f32-planar', numberOfChannels, sampleRate, timestamp });
}

/** What mediabunny's samples and the browser's own have in common. */
type Sampled = Pick<AudioSample, 'numberOfFrames' | 'numberOfChannels'> & {
  readonly format: string | null;
  copyTo(destination: Float32Array | Int16Array, options: AudioDataCopyToOptions): void;
};

/** A sample's planes, full scale ±1. */
export function planesOf(sample: Sampled): Float32Array<ArrayBuffer>[] {
  const { numberOfFrames, numberOfChannels, format } = sample;
  return Array.from({ length: numberOfChannels }, (_, planeIndex) => {
    const plane = new Float32Array(numberOfFrames);
    if (numberOfFrames === 0) return plane;
    if (format === 's16' || format === 's16-planar') fillFromInt16(sample, planeIndex, plane);
    else sample.copyTo(plane, { planeIndex, format: 'f32-planar' });
    return plane;
  });
}

/** Chromium divides positive values by 32 767 and negative ones by 32 768, which is not lossless. */
function fillFromInt16(sample: Sampled, planeIndex: number, plane: Float32Array): void {
  const integers = new Int16Array(plane.length);
  sample.copyTo(integers, { planeIndex, format: 's16-planar' });
  for (let i = 0; i < plane.length; i++) plane[i] = (integers[i] ?? 0) / 32_768;
}
