import { AudioSample } from 'mediabunny';
import type { RecordingSource } from '../../src-renderer/workers/recording.ts';

export const RATE = 48_000;

/** Frame f of the made-up recording; every frame differs from those around it. */
export const frameValue = (frame: number) => ((frame * 7919) % 10_007) / 10_007;

/** How a made-up codec and container behave. */
export interface FakeTrack {
  readonly blocks: number;
  readonly blockFrames: number;
  /** The container's timestamp of a block that begins at a frame, in seconds. */
  readonly timestampOf?: (frame: number) => number;
  /** Frames swallowed where decoding starts anew, beyond the beginning. */
  readonly swallowed?: number;
  /** Called before each block; may throw or wait. */
  readonly onBlock?: (index: number) => void | Promise<void>;
  readonly rateOf?: (index: number) => number;
}

/** A recording whose frames are known, behind the slice of a sink that decoding uses. */
export function fakeSource(track: FakeTrack): RecordingSource {
  const timestampOf = track.timestampOf ?? ((frame) => frame / RATE);
  const swallowed = track.swallowed ?? 0;

  async function* samples(from: number) {
    const starts = Array.from({ length: track.blocks }, (_, i) => i * track.blockFrames);
    const first = Math.max(
      0,
      starts.findLastIndex((start) => timestampOf(start) <= from),
    );
    const dropped = first === 0 ? 0 : swallowed;
    // As mediabunny does: the first packet's timestamp, then counting what comes out.
    let timestamp = timestampOf(starts[first] ?? 0);
    for (let i = first; i < track.blocks; i++) {
      await track.onBlock?.(i);
      const start = i * track.blockFrames + (i === first ? dropped : 0);
      const frames = (i + 1) * track.blockFrames - start;
      const data = Float32Array.from({ length: frames }, (_, k) => frameValue(start + k));
      const sampleRate = track.rateOf?.(i) ?? RATE;
      const shape = { format: 'f32-planar', numberOfChannels: 1, sampleRate } as const;
      yield new AudioSample({ ...shape, data, timestamp });
      timestamp += frames / RATE;
    }
  }

  return {
    damage: null,
    input: { dispose: () => undefined },
    sink: { samples },
    damagedAt: new Set(),
    firstTimestamp: timestampOf(0),
    startLoss: { before: () => Promise.resolve(swallowed), atMost: swallowed },
    info: {
      seconds: (track.blocks * track.blockFrames) / RATE,
      estimated: false,
      sampleRate: RATE,
      channels: 1,
      codec: 'made-up',
      container: 'made-up',
      hasVideo: false,
      audioTracks: 1,
      tracks: [],
      track: 0,
    },
  };
}
