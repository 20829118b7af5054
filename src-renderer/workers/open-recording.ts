import {
  ALL_FORMATS,
  AudioSampleSink,
  BlobSource,
  Input,
  type InputAudioTrack,
  Mp3InputFormat,
} from 'mediabunny';
import { checkForCut } from './cut-file.ts';
import type { RecordingInfo } from './decode-calls.ts';
import { type DecodedBlock, decodedBlocks } from './decoded-blocks.ts';
import { textOf, throwIfCancelled, WorkerError, type WorkerFailure } from './failure.ts';
import { findPcmWav } from './pcm-wav.ts';
import { Recording } from './recording.ts';
import { startLossOf } from './start-loss.ts';

/** Finding the end of a file that does not state its length may mean reading all of it. */
const LENGTH_SEARCH_SECONDS = 1;

/**
 * Opens a recording: its content decides what it is, never its name.
 *
 * Decodes the first block, because only that tells whether the sound really decodes, and at which rate
 * (HE-AAC states half of it).
 *
 * @throws WorkerError 'empty', 'unreadable', 'no-audio-track', 'unsupported-codec', 'protected',
 *   'stalled' or 'cancelled'
 */
export async function openRecording(file: Blob, signal: AbortSignal): Promise<Recording> {
  if (file.size === 0) throw failed('empty', 'the file has no bytes');
  const { readable, damage } = await checkForCut(file);
  // An error of a read that nobody waits for is also the next read's, which somebody does wait for.
  const source = new BlobSource(readable, { handleUnhandledError: () => undefined });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    const track = await findTrack(input);
    const sink = new AudioSampleSink(track);
    const first = await firstBlock(sink, signal);
    throwIfCancelled(signal);
    const info = await inform(input, track, first);
    const startLoss = await startLossOf(track, first.sampleRate);
    const firstTimestamp = first.timestamp;
    const pcm = await findPcmWav(readable, info);
    return new Recording({
      damage,
      input,
      sink,
      info,
      firstTimestamp,
      startLoss,
      pcm,
      file: readable,
    });
  } catch (error) {
    input.dispose();
    throw error instanceof WorkerError ? error : nameFailure(textOf(error));
  }
}

/** mediabunny throws plain errors; this one is about the codec, all others about the file. */
function nameFailure(message: string): WorkerError {
  const match = /Unsupported (\w+) codec \(([^)]+)\)/.exec(message);
  const [, container, codec] = match ?? [];
  if (container === undefined || codec === undefined) return failed('unreadable', message);
  return new WorkerError({ code: 'unsupported-codec', message, details: { codec, container } });
}

/** The main audio track, or the first one that this browser decodes. */
async function findTrack(input: Input): Promise<InputAudioTrack> {
  if (!(await input.canRead())) throw failed('unreadable', 'no known kind of recording');
  const primary = await input.getPrimaryAudioTrack();
  if (primary === null) {
    if ((await input.getTracks()).length === 0) {
      throw failed('unreadable', 'there is no track that can be read');
    }
    const hasVideo = (await input.getPrimaryVideoTrack()) !== null;
    const message = 'there are tracks, none of them with sound';
    throw new WorkerError({ code: 'no-audio-track', message, details: { hasVideo } });
  }
  for (const track of [primary, ...(await input.getAudioTracks())]) {
    if (await track.canDecode()) return track;
  }
  const codec = await codecOf(primary);
  const container = (await input.getFormat()).name;
  const message = `no decoder for ${codec} in ${container}`;
  throw new WorkerError({ code: 'unsupported-codec', message, details: { codec, container } });
}

async function firstBlock(sink: AudioSampleSink, signal: AbortSignal): Promise<DecodedBlock> {
  try {
    for await (const block of decodedBlocks(sink, Number.NEGATIVE_INFINITY, signal)) return block;
  } catch (error) {
    if (/encrypted/i.test(textOf(error))) throw failed('protected', textOf(error));
    throw error;
  }
  throw failed('empty', 'not a single sample decodes');
}

async function inform(
  input: Input,
  track: InputAudioTrack,
  first: DecodedBlock,
): Promise<RecordingInfo> {
  const format = await input.getFormat();
  const end = await lengthOf(track);
  return {
    seconds: end === null ? null : Math.max(0, end - Math.max(0, first.timestamp)),
    estimated: format instanceof Mp3InputFormat,
    sampleRate: first.sampleRate,
    channels: first.channels.length,
    codec: await codecOf(track),
    container: format.name,
    hasVideo: (await input.getPrimaryVideoTrack()) !== null,
    audioTracks: (await input.getAudioTracks()).length,
  };
}

/** The end of the track in seconds on its own clock, as far as it can be told quickly. */
async function lengthOf(track: InputAudioTrack): Promise<number | null> {
  const stated = await track.getDurationFromMetadata();
  if (stated !== null) return stated;
  const tooLong = new Promise<null>((resolve) => {
    setTimeout(resolve, LENGTH_SEARCH_SECONDS * 1000, null);
  });
  return Promise.race([track.computeDuration().catch(() => null), tooLong]);
}

async function codecOf(track: InputAudioTrack): Promise<string> {
  const codec = (await track.getCodec()) ?? (await track.getInternalCodecId());
  return codec instanceof Uint8Array ? 'unknown' : String(codec ?? 'unknown');
}

function failed(
  code: Exclude<WorkerFailure['code'], 'unsupported-codec' | 'no-audio-track'>,
  message: string,
): WorkerError {
  return new WorkerError({ code, message });
}
