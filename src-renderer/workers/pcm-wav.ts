import type { PcmLayout } from '../engine/codecs/pcm.ts';
import type { RecordingInfo } from './decode-calls.ts';
import { throwIfCancelled } from './failure.ts';
import { FileWalk } from './file-walk.ts';
import { free } from './free.ts';
import { interleavedSound, type PeakSound } from './peak-sound.ts';
import type { Batches } from './scan-blocks.ts';

/** More chunks than any program writes before the sound. */
const MOST_CHUNKS = 64;
const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
/** Stands in a size field for "not known when it was written". */
const UNKNOWN_SIZE = 0xffffffff;

type SampleFormat = 'u8' | 's16' | 's24' | 's32' | 'f32';

/** Where the samples of a WAV lie. */
export interface PcmWav {
  readonly file: Blob;
  readonly offset: number;
  readonly frames: number;
  readonly channels: number;
  readonly format: SampleFormat;
}

/**
 * Finds the samples of a plain WAV. Scanning them directly is several times faster than through a
 * decoder's packets.
 *
 * @returns null for all else, and where this and the demuxer disagree about what is there.
 */
export async function findPcmWav(file: Blob, info: RecordingInfo): Promise<PcmWav | null> {
  if (info.container !== 'WAVE' || !info.codec.startsWith('pcm-')) return null;
  let format: Pick<PcmWav, 'channels' | 'format'> | null = null;
  let offset = 12;
  for (let i = 0; i < MOST_CHUNKS; i++) {
    const head = await viewOf(file.slice(offset, offset + 48));
    if (head.byteLength < 8) return null;
    const size = head.getUint32(4, true);
    const id = head.getUint32(0, false);
    if (id === 0x666d7420) format = formatOf(head, info);
    if (id === 0x64617461) {
      return format && { file, offset: offset + 8, ...sized(file, offset + 8, size, format) };
    }
    offset += 8 + size + (size & 1);
  }
  return null;
}

/** The samples that a layout describes, where they are stored as a WAV stores them; else null. */
export function pcmWavOf(file: Blob, layout: PcmLayout): PcmWav | null {
  const { encoding, bytesPerSample, littleEndian, start, frames, channels } = layout;
  if (!littleEndian || (encoding === 'unsigned') !== (bytesPerSample === 1)) return null;
  const tag = { unsigned: PCM, signed: PCM, float: FLOAT, ulaw: null, alaw: null }[encoding];
  const format = tag && sampleFormat(tag, bytesPerSample * 8);
  return format ? { file, offset: start, frames, channels, format } : null;
}

/** Blocks from a frame to before another, each good until the next one is asked for. */
export async function* pcmBlocks(
  wav: PcmWav,
  start: number,
  end: number,
  signal: AbortSignal,
): Batches {
  const walk = new FileWalk(bytesOf(wav, start, end));
  try {
    let frame = start;
    let used = 0;
    while (true) {
      throwIfCancelled(signal);
      const bytes = await walk.next(used);
      const frames = Math.floor(bytes.length / frameBytes(wav));
      if (frames === 0) return;
      used = frames * frameBytes(wav);
      yield [{ frame, sound: soundOf(wav, new DataView(bytes.buffer, 0, used)) }];
      frame += frames;
    }
  } finally {
    walk.close();
  }
}

/** As the file has it, where that can be looked at directly. */
function soundOf({ format, channels }: PcmWav, view: DataView): PeakSound {
  const count = Math.floor(view.byteLength / (BYTES[format] * channels)) * channels;
  const { buffer } = view;
  if (format === 's16')
    return interleavedSound({ samples: new Int16Array(buffer, 0, count), channels });
  if (format === 'f32') {
    return interleavedSound({ samples: new Float32Array(buffer, 0, count), channels });
  }
  const samples = new Float32Array(count);
  const values = interleaved(view, format, count);
  for (let i = 0; i < count; i++) samples[i] = values(i);
  return interleavedSound({ samples, channels });
}

/** Planar samples from a frame to before another, fewer where the recording ends. */
export async function readFrames(
  wav: PcmWav,
  start: number,
  end: number,
): Promise<Float32Array<ArrayBuffer>[]> {
  const view = await viewOf(bytesOf(wav, start, end));
  const frames = Math.floor(view.byteLength / frameBytes(wav));
  const values = interleaved(view, wav.format, frames * wav.channels);
  const planes = Array.from({ length: wav.channels }, (_, c) => {
    const plane = new Float32Array(frames);
    for (let i = 0, at = c; i < frames; i++, at += wav.channels) plane[i] = values(at);
    return plane;
  });
  free(view.buffer);
  return planes;
}

function bytesOf(wav: PcmWav, start: number, end: number): Blob {
  const placeOf = (frame: number) => wav.offset + Math.min(frame, wav.frames) * frameBytes(wav);
  return wav.file.slice(placeOf(start), placeOf(end));
}

const BYTES: Record<SampleFormat, number> = { u8: 1, s16: 2, s24: 3, s32: 4, f32: 4 };

function frameBytes({ format, channels }: PcmWav): number {
  return BYTES[format] * channels;
}

function interleaved(view: DataView, format: SampleFormat, count: number): (i: number) => number {
  const { buffer } = view;
  switch (format) {
    case 'u8':
      return (i) => (view.getUint8(i) - 128) / 128;
    case 's16': {
      // Typed arrays use the machine's byte order, which is a WAV's on all that Electron runs on.
      const samples = new Int16Array(buffer, 0, count);
      return (i) => (samples[i] ?? 0) / 32_768;
    }
    case 's24':
      return (i) => {
        const low = view.getUint16(i * 3, true);
        return (view.getInt8(i * 3 + 2) * 65_536 + low) / 8_388_608;
      };
    case 's32': {
      const samples = new Int32Array(buffer, 0, count);
      return (i) => (samples[i] ?? 0) / 2_147_483_648;
    }
    case 'f32': {
      const samples = new Float32Array(buffer, 0, count);
      return (i) => samples[i] ?? 0;
    }
  }
}

function formatOf(head: DataView, info: RecordingInfo): Pick<PcmWav, 'channels' | 'format'> | null {
  if (head.byteLength < 8 + 16) return null;
  const stated = head.getUint16(8, true);
  const tag = stated === EXTENSIBLE && head.byteLength >= 34 ? head.getUint16(32, true) : stated;
  const channels = head.getUint16(10, true);
  const format = sampleFormat(tag, head.getUint16(22, true));
  const agrees = channels === info.channels && head.getUint32(12, true) === info.sampleRate;
  return format && agrees ? { channels, format } : null;
}

function sampleFormat(tag: number, bits: number): SampleFormat | null {
  if (tag === FLOAT) return bits === 32 ? 'f32' : null;
  if (tag !== PCM) return null;
  switch (bits) {
    case 8:
      return 'u8';
    case 16:
      return 's16';
    case 24:
      return 's24';
    case 32:
      return 's32';
    default:
      return null;
  }
}

/** The stated size where it is one, and never more than the file holds. */
function sized(
  file: Blob,
  offset: number,
  size: number,
  format: Pick<PcmWav, 'channels' | 'format'>,
): Pick<PcmWav, 'channels' | 'format' | 'frames'> {
  const held = file.size - offset;
  const bytes = size === 0 || size === UNKNOWN_SIZE ? held : Math.min(held, size);
  return { ...format, frames: Math.floor(bytes / (BYTES[format.format] * format.channels)) };
}

async function viewOf(bytes: Blob): Promise<DataView<ArrayBuffer>> {
  return new DataView(await bytes.arrayBuffer());
}
