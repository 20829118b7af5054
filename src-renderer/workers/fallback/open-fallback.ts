import { readAiff } from '../../engine/codecs/aiff.ts';
import { readAu } from '../../engine/codecs/au.ts';
import { readCaf } from '../../engine/codecs/caf.ts';
import type { Found, PackedLayout } from '../../engine/codecs/chunks.ts';
import { pcmName, pcmProblem } from '../../engine/codecs/pcm.ts';
import { readRf64 } from '../../engine/codecs/rf64.ts';
import { readSphere } from '../../engine/codecs/sphere.ts';
import { WorkerError } from '../failure.ts';
import { pcmWavOf } from '../pcm-wav.ts';
import type { Recording } from '../recording.ts';
import { hasAsfVideo } from './asf-video.ts';
import type { WholeSound } from './decode-whole.ts';
import { type FallbackKind, wavFormatTag } from './file-kind.ts';
import { PcmSound } from './pcm-sound.ts';
import { readChunks } from './read-chunks.ts';
import { simpleRecording } from './simple-recording.ts';
import { readPackedWav, requireAdpcmBlocks } from './wav-layout.ts';
import { decodeAdpcm, decodeAmr, decodeGsm, decodeIma4, decodeWma } from './whole-decoders.ts';

const GSM_TAG = 0x31;
const IMA_TAG = 0x11;
/** Of each channel in each block. */
const IMA_HEADER_BYTES = 4;
const MS_HEADER_BYTES = 7;
const MAX_CHANNELS = 8;

/**
 * Opens a file that neither Chromium nor mediabunny reads.
 *
 * Uncompressed sound is read a block at a time; the rest is decoded here and kept.
 *
 * @param head the file's start
 * @throws WorkerError 'unreadable', 'unsupported-codec', 'too-large-for-fallback', 'empty' or
 *   'cancelled'
 */
export async function openFallback(
  kind: Exclude<FallbackKind, 'ogg-flac'>,
  file: Blob,
  head: Uint8Array,
  signal: AbortSignal,
): Promise<Recording> {
  switch (kind) {
    case 'aiff': {
      const chunks = await readChunks(file, { first: 12, sizeBytes: 4, padded: true });
      return openFound(file, 'AIFF', readAiff(chunks, file.size), signal);
    }
    case 'caf': {
      const chunks = await readChunks(file, { first: 8, sizeBytes: 8, padded: false });
      return openFound(file, 'CAF', readCaf(chunks, file.size), signal);
    }
    case 'rf64': {
      const shape = { first: 12, sizeBytes: 4, padded: true, littleEndian: true } as const;
      const chunks = await readChunks(file, { ...shape, last: 'data' });
      return openFound(file, 'WAVE', readRf64(chunks, file.size), signal);
    }
    case 'sphere':
      return openFound(file, 'SPHERE', readSphere(head, file.size), signal);
    case 'au':
      return openFound(file, 'AU', readAu(head, file.size), signal);
    case 'amr':
      return inMemory('AMR', head[6] === 0x57 ? 'amr-wb' : 'amr-nb', decodeAmr(file, signal));
    case 'wma':
      if (hasAsfVideo(head)) throw unsupported('wma', 'ASF with video');
      return inMemory('ASF', 'wma', decodeWma(file, signal));
    case 'wav-packed':
      return openPackedWav(file, head, signal);
  }
}

function openPackedWav(file: Blob, head: Uint8Array, signal: AbortSignal): Promise<Recording> {
  const tag = wavFormatTag(head);
  const wav = readPackedWav(head, file.size);
  if (tag === GSM_TAG) {
    return inMemory('WAVE', 'gsm', decodeGsm(file, { codec: 'gsm', ...wav }, signal));
  }
  requireAdpcmBlocks(wav, tag === IMA_TAG ? IMA_HEADER_BYTES : MS_HEADER_BYTES);
  return inMemory('WAVE', tag === IMA_TAG ? 'adpcm-ima' : 'adpcm-ms', decodeAdpcm(file, signal));
}

function openFound(
  file: Blob,
  container: string,
  found: Found,
  signal: AbortSignal,
): Promise<Recording> {
  switch (found.kind) {
    case 'damaged':
      throw new WorkerError({ code: 'unreadable', message: found.message });
    case 'unsupported':
      throw unsupported(found.codec, container);
    case 'packed':
      return openPacked(file, container, found.layout, signal);
    case 'pcm': {
      const { layout } = found;
      const problem = pcmProblem(layout);
      if (problem) throw new WorkerError({ code: 'unreadable', message: problem });
      if (layout.frames === 0) throw new WorkerError({ code: 'empty', message: 'no samples' });
      const missing = layout.start + found.claimedBytes - file.size;
      const damage = missing > 0 ? `${missing} bytes of sound are missing at the end` : null;
      const sink = new PcmSound(file, layout);
      const pcm = pcmWavOf(file, layout);
      const codec = pcmName(layout);
      return Promise.resolve(
        simpleRecording({ sink, probes: sink, pcm, damage, container, codec, ...layout }),
      );
    }
  }
}

function openPacked(
  file: Blob,
  container: string,
  layout: PackedLayout,
  signal: AbortSignal,
): Promise<Recording> {
  const { codec, channels, sampleRate } = layout;
  if (codec !== 'ima4') throw unsupported(codec, container);
  if (!(channels >= 1 && channels <= MAX_CHANNELS && sampleRate >= 1)) {
    const message = `${channels} channels at ${sampleRate} Hz`;
    throw new WorkerError({ code: 'unreadable', message });
  }
  return inMemory(container, codec, decodeIma4(file, layout, signal));
}

async function inMemory(
  container: string,
  codec: string,
  whole: Promise<WholeSound>,
): Promise<Recording> {
  const { sound, damage } = await whole;
  const { sampleRate, frames } = sound;
  const channels = sound.channels.length;
  return simpleRecording({ sink: sound, damage, container, codec, sampleRate, frames, channels });
}

function unsupported(codec: string, container: string): WorkerError {
  const message = `no decoder for ${codec} in ${container}`;
  return new WorkerError({ code: 'unsupported-codec', message, details: { codec, container } });
}
