import {
  ALL_FORMATS,
  AudioSampleSink,
  BlobSource,
  Input,
  type InputAudioTrack,
  Mp3InputFormat,
} from 'mediabunny';
import { Timeline } from '../engine/timeline.ts';
import { chooseTrack, describeTracks, noSuchTrack } from './audio-tracks.ts';
import { batchedSound } from './batched-sound.ts';
import { checkForCut } from './cut-file.ts';
import type { RecordingInfo } from './decode-calls.ts';
import { type DecodedBlock, decodedBlocks } from './decoded-blocks.ts';
import { textOf, throwIfCancelled, WorkerError } from './failure.ts';
import { fallbackKindOf } from './fallback/file-kind.ts';
import { findTrim } from './find-trim.ts';
import { KilohertzFlac } from './kilohertz-flac.ts';
import { mp3BehindStart } from './mp3-start.ts';
import { findPcmWav } from './pcm-wav.ts';
import { Recording, type RecordingSource } from './recording.ts';
import type { SoundSource } from './sound-source.ts';
import { startLossOf } from './start-loss.ts';
import { codecOf, soundOf } from './track-sound.ts';
import { type Trim, TrimmedSound } from './trimmed-sound.ts';

/** Finding the end of a file that does not state its length may mean reading all of it. */
const LENGTH_SEARCH_SECONDS = 1;
/** Where every kind of file shows what it is. */
const HEAD_BYTES = 65_536;

/**
 * Opens a recording: its content decides what it is, never its name.
 *
 * Decodes the first block, because only that tells whether the sound really decodes, and at which rate
 * (HE-AAC states half of it).
 *
 * @param trackIndex one of the file's audio tracks, or null for its main one
 * @throws WorkerError 'empty', 'unreadable', 'no-audio-track', 'no-such-track', 'unsupported-codec',
 *   'protected', 'too-large-for-fallback', 'stalled' or 'cancelled'
 */
export async function openRecording(
  file: Blob,
  trackIndex: number | null,
  signal: AbortSignal,
): Promise<Recording> {
  if (file.size === 0) throw failed('empty', 'the file has no bytes');
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const kind = fallbackKindOf(head);
  if (kind === 'ogg-flac') {
    const { unwrapOggFlac } = await import('./fallback/unwrap-ogg-flac.ts');
    return openWithMediabunny(await unwrapOggFlac(file, signal), trackIndex, signal);
  }
  if (kind !== null) {
    // These kinds have one track.
    if (trackIndex !== null && trackIndex > 0) throw noSuchTrack(trackIndex, 1);
    const { openFallback } = await import('./fallback/open-fallback.ts');
    return openFallback(kind, file, head, signal);
  }
  return openWithMediabunny(file, trackIndex, signal);
}

async function openWithMediabunny(
  file: Blob,
  trackIndex: number | null,
  signal: AbortSignal,
): Promise<Recording> {
  const { readable, damage } = await checkForCut(file);
  // An error of a read that nobody waits for is also the next read's, which somebody does wait for.
  const source = new BlobSource(readable, { handleUnhandledError: () => undefined });
  const input = new Input({ source, formats: ALL_FORMATS });
  try {
    if (!(await input.canRead())) {
      const mp3 = await mp3BehindStart(readable);
      if (!mp3) throw failed('unreadable', 'no known kind of recording');
      input.dispose();
      return await openWithMediabunny(mp3, trackIndex, signal);
    }
    const track = await chooseTrack(input, trackIndex);
    const opened = await openTrack(readable, track, signal);
    const pcm = await findPcmWav(readable, opened.info);
    const probes = (await track.canDecode()) ? new AudioSampleSink(track) : null;
    return new Recording({ damage, ...opened, pcm, probes, file: readable });
  } catch (error) {
    input.dispose();
    throw error instanceof WorkerError ? error : nameFailure(textOf(error));
  }
}

async function openTrack(
  file: Blob,
  track: InputAudioTrack,
  signal: AbortSignal,
): Promise<Omit<RecordingSource, 'damage'>> {
  const damagedAt = new Set<number>();
  const flac = await KilohertzFlac.of(file, track);
  const sound = flac?.sound(damagedAt) ?? (await soundOf(file, track, damagedAt, signal));
  const first = await firstBlock(sound, signal);
  const { sampleRate, timestamp } = first;
  const trim = await findTrim(file, track, sampleRate, timestamp);
  const firstTimestamp = Math.max(timestamp, trim?.start ?? timestamp);
  throwIfCancelled(signal);
  return {
    input: {
      dispose: () => {
        track.input.dispose();
        flac?.dispose();
      },
    },
    sink: trim ? new TrimmedSound(sound, trim) : sound,
    damagedAt,
    firstTimestamp,
    endFrame: endFrameOf(trim, new Timeline(sampleRate, firstTimestamp)),
    startLoss: await startLossOf(track, sampleRate),
    batches: flac?.batches() ?? (await batchedSound(file, track, trim)),
    info: await inform(track, first, trim, flac ?? track),
  };
}

/** A decoder that began in the middle is early by what it lost, and so is where its sound is cut off. */
function endFrameOf(trim: Trim | null, timeline: Timeline): number {
  return trim ? timeline.frameAt(trim.end) : Number.POSITIVE_INFINITY;
}

/** mediabunny throws plain errors; this one is about the codec, all others about the file. */
function nameFailure(message: string): WorkerError {
  const match = /Unsupported (\w+) codec \(([^)]+)\)/.exec(message);
  const [, container, codec] = match ?? [];
  if (container === undefined || codec === undefined) return failed('unreadable', message);
  return new WorkerError({ code: 'unsupported-codec', message, details: { codec, container } });
}

async function firstBlock(sound: SoundSource, signal: AbortSignal): Promise<DecodedBlock> {
  try {
    for await (const block of decodedBlocks(sound, Number.NEGATIVE_INFINITY, signal)) return block;
  } catch (error) {
    if (/encrypted/i.test(textOf(error))) throw failed('protected', textOf(error));
    throw error;
  }
  throw failed('empty', 'not a single sample decodes');
}

async function inform(
  track: InputAudioTrack,
  first: DecodedBlock,
  trim: Trim | null,
  packets: Measurable,
): Promise<RecordingInfo> {
  const { input } = track;
  const format = await input.getFormat();
  const isMp3 = format instanceof Mp3InputFormat;
  // Of an MP3, only its tag tells the length; a demuxer goes by the bit rate, or by what there is.
  const told = isMp3 && trim && Number.isFinite(trim.end) ? trim.end : null;
  const length = told ?? (await lengthOf(track, packets));
  const end = length === null ? null : Math.min(length, trim?.end ?? length);
  const start = Math.max(0, first.timestamp, trim?.start ?? 0);
  const tracks = await describeTracks(input);
  return {
    seconds: end === null ? null : Math.max(0, end - start),
    estimated: isMp3 && told === null,
    sampleRate: first.sampleRate,
    channels: first.channels.length,
    codec: await codecOf(track),
    container: format.name,
    hasVideo: (await input.getPrimaryVideoTrack()) !== null,
    audioTracks: tracks.length,
    tracks,
    track: (await input.getAudioTracks()).indexOf(track),
  };
}

/** What tells its length in seconds by its last packet. */
type Measurable = Pick<InputAudioTrack, 'computeDuration'>;

/** The end of the track in seconds on its own clock, as far as it can be told quickly. */
async function lengthOf(track: InputAudioTrack, packets: Measurable): Promise<number | null> {
  const stated = await track.getDurationFromMetadata();
  if (stated !== null) return stated;
  const tooLong = new Promise<null>((resolve) => {
    setTimeout(resolve, LENGTH_SEARCH_SECONDS * 1000, null);
  });
  return Promise.race([packets.computeDuration().catch(() => null), tooLong]);
}

function failed(code: 'empty' | 'unreadable' | 'protected', message: string): WorkerError {
  return new WorkerError({ code, message });
}
