import { OGG_FLAC_PREFIX_BYTES, readOggPage } from '../../engine/codecs/ogg-flac.ts';
import { throwIfCancelled } from '../failure.ts';

/** Many times the largest page. */
const WINDOW_BYTES = 4 * 1024 * 1024;

/**
 * Takes the FLAC stream out of an Ogg: its packets, joined, are a native FLAC file.
 *
 * The result is put together from slices of the file, so it takes no memory worth mentioning. A chain's
 * second stream, and other streams in between, are left out.
 */
export async function unwrapOggFlac(file: Blob, signal: AbortSignal): Promise<Blob> {
  const parts: Blob[] = [];
  let serial: number | null = null;
  for (let at = 0; at < file.size; ) {
    throwIfCancelled(signal);
    const bytes = new Uint8Array(await file.slice(at, at + WINDOW_BYTES).arrayBuffer());
    let used = 0;
    for (let page = readOggPage(bytes, 0); page; page = readOggPage(bytes, used)) {
      const skip = serial === null ? OGG_FLAC_PREFIX_BYTES : 0;
      serial ??= page.serial;
      if (page.serial === serial) parts.push(file.slice(at + page.start + skip, at + page.end));
      used = page.end;
    }
    if (used === 0) break;
    at += used;
  }
  return new Blob(parts);
}
