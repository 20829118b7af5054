import type { Interleaved, PeaksAccumulator } from '../engine/peaks.ts';
import type { SampleArray } from '../engine/range/range-finder.ts';

/** Decoded sound in the form it came in, of which a scan wants to know only how loud it is. */
export interface PeakSound {
  readonly frames: number;
  /** Adds the frames `from` to before `to`, the first of which is the recording's `startFrame`. */
  addTo(peaks: PeaksAccumulator, startFrame: number, from: number, to: number): void;
}

export function planarSound(channels: readonly SampleArray[]): PeakSound {
  return {
    frames: channels[0]?.length ?? 0,
    addTo(peaks, startFrame, from, to) {
      peaks.add(
        startFrame,
        channels.map((channel) => channel.subarray(from, to)),
      );
    },
  };
}

export function interleavedSound({ samples, channels }: Interleaved): PeakSound {
  return {
    frames: samples.length / channels,
    addTo(peaks, startFrame, from, to) {
      const part = samples.subarray(from * channels, to * channels);
      peaks.addInterleaved(startFrame, { samples: part, channels });
    },
  };
}

/** The frames from `start` to before `end`. */
export function partOf(sound: PeakSound, start: number, end: number): PeakSound {
  return {
    frames: end - start,
    addTo: (peaks, startFrame, from, to) => {
      sound.addTo(peaks, startFrame, from + start, to + start);
    },
  };
}
