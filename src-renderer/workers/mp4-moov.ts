import { readBoxHeader } from '../engine/codecs/mp4-boxes.ts';

const HEADER_BYTES = 16;
/** Three hours of short packets make about 10 MB. */
const MAX_MOOV_BYTES = 128 * 1024 * 1024;

/** The content of an MP4's or QuickTime file's `moov` box, or null when it has none that is sane. */
export async function readMoov(file: Blob): Promise<Uint8Array | null> {
  for (let at = 0; at < file.size; ) {
    const head = new Uint8Array(await file.slice(at, at + HEADER_BYTES).arrayBuffer());
    const box = readBoxHeader(head, 0, file.size - at);
    if (box === null || box.end <= 0) return null;
    if (box.kind === 'moov') {
      if (box.end - box.start > MAX_MOOV_BYTES) return null;
      return new Uint8Array(await file.slice(at + box.start, at + box.end).arrayBuffer());
    }
    at += box.end;
  }
  return null;
}
