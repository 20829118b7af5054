import type { DecodeCalls } from './decode-calls.ts';
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
    const value = await opened().scan((progress) => {
      const { peaks } = progress;
      report(progress, peaks ? [peaks.max.buffer, peaks.min.buffer] : []);
    }, signal);
    return { value };
  },

  async read(range, { signal }) {
    const value = await opened().read(range, signal);
    return { value, transfer: value.channels.map((channel) => channel.buffer) };
  },
});

function opened(): Recording {
  if (recording) return recording;
  throw new WorkerError({ code: 'not-open', message: 'no recording is open' });
}
