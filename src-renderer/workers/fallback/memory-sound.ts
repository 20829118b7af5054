import type { AudioSample } from 'mediabunny';
import { type SoundSource, sampleOf } from '../sound-source.ts';

const BLOCK_FRAMES = 32_768;

/** Sound that was decoded as a whole. */
export class MemorySound implements SoundSource {
  readonly channels: readonly Float32Array[];
  /** Hertz. */
  readonly sampleRate: number;

  constructor(channels: readonly Float32Array[], sampleRate: number) {
    this.channels = channels;
    this.sampleRate = sampleRate;
  }

  get frames(): number {
    return this.channels[0]?.length ?? 0;
  }

  async *samples(fromTimestamp: number): AsyncGenerator<AudioSample, void, unknown> {
    const wanted = Math.max(0, Math.floor(fromTimestamp * this.sampleRate));
    for (let frame = wanted - (wanted % BLOCK_FRAMES); frame < this.frames; frame += BLOCK_FRAMES) {
      const block = this.channels.map((channel) => channel.subarray(frame, frame + BLOCK_FRAMES));
      yield sampleOf(frame / this.sampleRate, this.sampleRate, block);
    }
  }
}
