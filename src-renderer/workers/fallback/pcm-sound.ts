import type { AudioSample } from 'mediabunny';
import { type PcmLayout, pcmToFloats } from '../../engine/codecs/pcm.ts';
import { type SoundSource, sampleOf } from '../sound-source.ts';

/** Large enough that reading a file's slice hardly counts. */
const BLOCK_FRAMES = 32_768;

/** Of a quick look: about what a packet of compressed sound holds. */
const PROBE_SECONDS = 0.02;

/** Uncompressed sound, read from the file a block at a time: exact anywhere, at flat memory. */
export class PcmSound implements SoundSource {
  readonly #file: Blob;
  readonly #layout: PcmLayout;

  constructor(file: Blob, layout: PcmLayout) {
    this.#file = file;
    this.#layout = layout;
  }

  async *samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown> {
    const { frames, sampleRate } = this.#layout;
    const wanted = Math.max(0, Math.floor(fromTimestamp * sampleRate));
    for (let frame = wanted - (wanted % BLOCK_FRAMES); frame < frames; frame += BLOCK_FRAMES) {
      yield this.#read(frame, BLOCK_FRAMES);
    }
  }

  /** A short piece from each time on; seconds. */
  async *samplesAtTimestamps(
    times: Iterable<number> | AsyncIterable<number>,
  ): AsyncGenerator<AudioSample, void, unknown> {
    const { sampleRate } = this.#layout;
    for await (const time of times) {
      yield this.#read(Math.floor(time * sampleRate), Math.ceil(PROBE_SECONDS * sampleRate));
    }
  }

  /** Fewer frames where the sound ends. */
  async #read(frame: number, count: number): Promise<AudioSample> {
    const { frames, sampleRate, start, bytesPerSample, channels } = this.#layout;
    const stride = bytesPerSample * channels;
    const stop = Math.min(frames, frame + count);
    const slice = this.#file.slice(start + frame * stride, start + stop * stride);
    const bytes = new Uint8Array(await slice.arrayBuffer());
    return sampleOf(frame / sampleRate, sampleRate, pcmToFloats(bytes, this.#layout));
  }
}
