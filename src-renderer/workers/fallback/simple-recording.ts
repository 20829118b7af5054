import { Recording, type RecordingSource } from '../recording.ts';
import type { SoundSource } from '../sound-source.ts';

/** Sound with one track whose timestamps begin at 0. */
export interface SimpleSound extends Pick<RecordingSource, 'probes' | 'pcm'> {
  readonly sink: SoundSource;
  readonly damage: string | null;
  readonly container: string;
  readonly codec: string;
  /** Hertz. */
  readonly sampleRate: number;
  readonly frames: number;
  readonly channels: number;
}

export function simpleRecording(sound: SimpleSound): Recording {
  const {
    sink,
    probes = null,
    pcm = null,
    damage,
    container,
    codec,
    sampleRate,
    frames,
    channels,
  } = sound;
  const shape = { index: 0, name: null, language: null, isDefault: true, canDecode: true };
  return new Recording({
    damage,
    input: { dispose: () => undefined },
    sink,
    probes,
    pcm,
    damagedAt: new Set(),
    firstTimestamp: 0,
    startLoss: { before: () => Promise.resolve(0), atMost: 0 },
    info: {
      seconds: frames / sampleRate,
      estimated: false,
      hasVideo: false,
      audioTracks: 1,
      tracks: [{ ...shape, codec, channels }],
      track: 0,
      ...{ sampleRate, channels, codec, container },
    },
  });
}
