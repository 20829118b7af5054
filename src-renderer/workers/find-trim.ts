import {
  type InputAudioTrack,
  IsobmffInputFormat,
  Mp3InputFormat,
  OggInputFormat,
} from 'mediabunny';
import { readItunesDelay } from '../engine/codecs/itunes-delay.ts';
import { readMp3Delay } from '../engine/codecs/mp3-delay.ts';
import { findMp3Frames } from '../engine/mp3-frames.ts';
import { id3End } from './id3-end.ts';
import { readMoov } from './mp4-moov.ts';
import type { Trim } from './trimmed-sound.ts';

const FRAME_SEARCH_BYTES = 16_384;
/** The next one's tag, with its cover, comes first. */
const JOINED_SEARCH_BYTES = 1024 * 1024;
const JOINED_FRAMES = 8;

/**
 * What of a track was never meant to be heard: an encoder's padding, as far as demuxer and decoder
 * leave it in.
 *
 * @param sampleRate hertz, of the decoded sound
 * @param firstTimestamp seconds, of the first decoded block
 * @returns null when there is nothing to leave out
 */
export async function findTrim(
  file: Blob,
  track: InputAudioTrack,
  sampleRate: number,
  firstTimestamp: number,
): Promise<Trim | null> {
  const format = await track.input.getFormat();
  if (format instanceof Mp3InputFormat) return mp3Trim(file, sampleRate);
  if (format instanceof OggInputFormat) {
    const end = await track.computeDuration().catch(() => Number.POSITIVE_INFINITY);
    return end > 0 ? { start: Number.NEGATIVE_INFINITY, end } : null;
  }
  // A first timestamp below 0: an edit list has told the same, and the timeline begins at 0.
  const isMp4 = format instanceof IsobmffInputFormat && firstTimestamp >= 0;
  return isMp4 && (await track.getCodec()) === 'aac' ? itunesTrim(file, sampleRate) : null;
}

async function mp3Trim(file: Blob, sampleRate: number): Promise<Trim | null> {
  const at = await id3End(file);
  const delay = readMp3Delay(await bytesOf(file.slice(at, at + FRAME_SEARCH_BYTES)));
  if (!delay) return null;
  const goesOn = delay.bytes !== null && (await hasMp3(file, at + delay.bytes));
  const end = goesOn ? Number.POSITIVE_INFINITY : delay.end;
  return { start: delay.start / sampleRate, end: end / sampleRate };
}

/** Whether an MP3 goes on behind what its tag tells of: several were joined, as adverts are to podcasts. */
async function hasMp3(file: Blob, from: number): Promise<boolean> {
  if (from >= file.size) return false;
  const bytes = await bytesOf(file.slice(from, from + JOINED_SEARCH_BYTES));
  return findMp3Frames(bytes, JOINED_FRAMES) !== null;
}

async function itunesTrim(file: Blob, sampleRate: number): Promise<Trim | null> {
  const moov = await readMoov(file);
  const delay = moov && readItunesDelay(moov);
  if (!delay) return null;
  return { start: delay.start / sampleRate, end: (delay.start + delay.frames) / sampleRate };
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
