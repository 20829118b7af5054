import type { DecodeCalls, ScanProgress } from './decode-calls.ts';
import { excerptOf } from './excerpt.ts';
import { WorkerError } from './failure.ts';
import { openRecording } from './open-recording.ts';
import type { Recording } from './recording.ts';
import { serve } from './rpc-server.ts';

/** The decode worker: one recording, opened once. */
let recording: Recording | null = null;

serve<DecodeCalls>(self, {
  async open({ file, track }, { signal }) {
    recording?.dispose();
    recording = await openRecording(file, track, signal);
    return { value: recording.info };
  },

  async scan(_, { signal, report }) {
    const value = await opened().scan((progress) => report(progress, buffersOf(progress)), signal);
    return { value };
  },

  async overview(milliseconds, { signal, report }) {
    await opened().overview(milliseconds, (probes) => report(probes), signal);
    return { value: null };
  },

  async scanPart(range, { signal, report }) {
    const send = (progress: ScanProgress) => report(progress, buffersOf(progress));
    const value = await opened().scanPart(range, send, signal);
    return { value, transfer: [value.starts.buffer] };
  },

  adopt: (findings) => ({ value: opened().adopt(findings) }),

  blockStarts: () => ({ value: opened().blockStarts() }),

  async read(range, { signal }) {
    const value = await opened().read(range, signal);
    return { value, transfer: value.channels.map((channel) => channel.buffer) };
  },

  async excerpt(ranges, { signal }) {
    const value = await excerptOf(opened(), ranges, signal);
    return { value, transfer: [value.buffer] };
  },
});

function buffersOf({ peaks }: ScanProgress): ArrayBuffer[] {
  return peaks ? [peaks.max.buffer, peaks.min.buffer] : [];
}

function opened(): Recording {
  if (recording) return recording;
  throw new WorkerError({ code: 'not-open', message: 'no recording is open' });
}
