import { encodeWav } from '../../src-renderer/engine/wav.ts';
import type { Rendered } from '../../src-renderer/workers/prepare-calls.ts';
import { newSample } from './new-sample.ts';

/** What an engine would make: so many seconds of silence, measured as a good sample. */
export function rendered(seconds: number, changes: Partial<Rendered> = {}): Rendered {
  const frames = seconds * 16_000;
  return {
    wav: encodeWav(new Float32Array(frames), 16_000, () => 0.5),
    frames,
    measures: newSample.measurements,
    sourceSpeechDbfs: -26,
    kept: [{ source: 0, treated: 0, seconds }],
    ...changes,
  };
}
