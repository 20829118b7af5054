import type { PackedLayout } from '../../engine/codecs/chunks.ts';
import { MS_GSM_BLOCK_BYTES, repackMsGsm } from '../../engine/codecs/ms-gsm.ts';
import { gsmAiffHeader, ima4CafHeader } from '../../engine/codecs/wrap-packed.ts';
import { WorkerError } from '../failure.ts';
import { decodeWhole, requireSmall, type WholeSound } from './decode-whole.ts';

/*
 * Decoders of whole files, each loaded when the first file needs it, each in a file of its own. That
 * of WMA is LGPL and must stay replaceable: nothing else may be bundled with it.
 */

export function decodeAmr(file: Blob, signal: AbortSignal): Promise<WholeSound> {
  return decodeWhole(file, async () => (await import('@audio/decode-amr')).decoder(), signal);
}

export function decodeWma(file: Blob, signal: AbortSignal): Promise<WholeSound> {
  return decodeWhole(file, async () => (await import('@audio/decode-wma')).decoder(), signal);
}

/** IMA and MS ADPCM. */
export function decodeAdpcm(file: Blob, signal: AbortSignal): Promise<WholeSound> {
  return decodeWhole(file, async () => (await import('@audio/decode-wav')).decoder(), signal);
}

/** IMA4 of CAF and AIFF-C, which pack it the same way. */
export function decodeIma4(
  file: Blob,
  { channels, sampleRate, start, bytes }: PackedLayout,
  signal: AbortSignal,
): Promise<WholeSound> {
  const header = ima4CafHeader(channels, sampleRate);
  const caf = new Blob([header, file.slice(start, start + bytes)]);
  return decodeWhole(caf, async () => (await import('@audio/decode-caf')).decoder(), signal);
}

/** GSM 06.10 as WAV packs it; the decoder takes the frames of AIFF-C. */
export async function decodeGsm(
  file: Blob,
  { channels, sampleRate, start, bytes }: PackedLayout,
  signal: AbortSignal,
): Promise<WholeSound> {
  requireSmall(file);
  if (channels !== 1) {
    const details = { codec: 'gsm', container: 'WAVE' };
    throw new WorkerError({ code: 'unsupported-codec', message: 'GSM is mono', details });
  }
  const whole = bytes - (bytes % MS_GSM_BLOCK_BYTES);
  const blocks = new Uint8Array(await file.slice(start, start + whole).arrayBuffer());
  const frames = repackMsGsm(blocks);
  const aiff = new Blob([gsmAiffHeader(sampleRate, frames.length), frames]);
  return decodeWhole(aiff, async () => (await import('@audio/decode-aiff')).decoder(), signal);
}
