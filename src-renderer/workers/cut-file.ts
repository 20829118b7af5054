import { riffSizeToFit } from '../engine/codecs/riff-size.ts';
import { isWebm, webmEnd } from '../engine/codecs/webm-end.ts';
import { isOgg, MAX_OGG_PAGE_BYTES, oggBytesAfterLastPage } from '../engine/ogg-end.ts';
import { wavBytesMissing } from '../engine/wav-claim.ts';

/** Where a WAV's chunks are described, in all but the most unusual files. */
const HEAD_BYTES = 65_536;

/** Clusters of sound are short; with video they may be as long as its key frames are apart. */
const WEBM_TAILS = [1 << 20, 1 << 24];

/** A file as it can be read, and what it tells about having been cut off. */
export interface CheckedFile {
  /** The file, without a rest at its end that readers stumble over. */
  readonly readable: Blob;
  /** What is missing, or null. */
  readonly damage: string | null;
}

/** Looks at a file's start and end for signs that the rest is missing. */
export async function checkForCut(file: Blob): Promise<CheckedFile> {
  const head = await bytesOf(file.slice(0, HEAD_BYTES));
  const missing = wavBytesMissing(head, file.size);
  if (missing > 0) {
    return { readable: file, damage: `${missing} bytes of sound are missing at the end` };
  }
  const riffSize = riffSizeToFit(head, file.size);
  if (riffSize !== null) return { readable: withRiffSize(file, riffSize), damage: null };
  if (isOgg(head)) return checkOgg(file);
  return isWebm(head) ? checkWebm(file, head) : { readable: file, damage: null };
}

async function checkOgg(file: Blob): Promise<CheckedFile> {
  const rest = oggBytesAfterLastPage(await bytesOf(file.slice(-2 * MAX_OGG_PAGE_BYTES)));
  if (rest === 0) return { readable: file, damage: null };
  const readable = file.slice(0, file.size - rest);
  return { readable, damage: `the last page is cut off: ${rest} bytes belong to no page` };
}

async function checkWebm(file: Blob, head: Uint8Array): Promise<CheckedFile> {
  for (const bytes of WEBM_TAILS) {
    const offset = Math.max(0, file.size - bytes);
    const found = webmEnd(head, await bytesOf(file.slice(offset)), offset);
    if (!found) continue;
    const { end, size } = found;
    if (end === file.size) break;
    const damage = `the last cluster is cut off: ${file.size - end} bytes belong to no block`;
    if (!size) return { readable: file.slice(0, end), damage };
    const { at } = size;
    const rest = file.slice(at + size.bytes.length, end);
    return { readable: new Blob([file.slice(0, at), size.bytes, rest]), damage };
  }
  return { readable: file, damage: null };
}

function withRiffSize(file: Blob, size: number): Blob {
  const field = new DataView(new ArrayBuffer(4));
  field.setUint32(0, size, true);
  return new Blob([file.slice(0, 4), field.buffer, file.slice(8)]);
}

async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
