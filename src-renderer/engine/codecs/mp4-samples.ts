import { type Box, boxesIn, findBox, findTrack } from './mp4-boxes.ts';
import { Mp4Times } from './mp4-times.ts';

/** Where a track's packets lie, in the file and in time. */
export interface Mp4Samples {
  readonly count: number;
  /** Bytes of each. */
  readonly sizes: Uint32Array;
  /** Of each, in the file. */
  readonly offsets: Float64Array;
  readonly times: Mp4Times;
}

const SAMPLE_TABLE = ['mdia', 'minf', 'stbl'];

/**
 * Reads a track's sample table.
 *
 * @param moov the content of the `moov` box
 * @returns null when there is none, as in fragmented files, or it is not as simple as that of sound
 */
export function readMp4Samples(moov: Uint8Array, trackId: number): Mp4Samples | null {
  const trak = findTrack(moov, trackId);
  const header = trak && findBox(moov, trak, ['mdia', 'mdhd']);
  const table = trak && findBox(moov, trak, SAMPLE_TABLE);
  if (!header || !table) return null;
  const view = new DataView(moov.buffer, moov.byteOffset, moov.byteLength);
  const boxes = new Map(boxesIn(moov, table.start, table.end).map((box) => [box.kind, box]));
  const [times, sizes, chunks] = [boxes.get('stts'), boxes.get('stsz'), boxes.get('stsc')];
  const places = boxes.get('stco') ?? boxes.get('co64');
  if (!times || !sizes || !chunks || !places || boxes.has('ctts')) return null;
  const timescale = view.getUint32(header.start + (moov[header.start] === 1 ? 20 : 12));
  const bytes = readSizes(view, sizes);
  const starts = Mp4Times.read(view, times, timescale, bytes.length);
  const offsets = starts && placeAll(view, bytes, chunks, places);
  return offsets && { count: bytes.length, sizes: bytes, offsets, times: starts };
}

function readSizes(view: DataView, { start, end }: Box): Uint32Array {
  const equal = view.getUint32(start + 4);
  const count = Math.min(view.getUint32(start + 8), Math.floor((end - start - 12) / 4));
  if (equal !== 0) return new Uint32Array(0);
  return Uint32Array.from({ length: count }, (_, i) => view.getUint32(start + 12 + 4 * i));
}

function placeAll(view: DataView, sizes: Uint32Array, chunks: Box, places: Box) {
  const offsets = new Float64Array(sizes.length);
  const runs = view.getUint32(chunks.start + 4);
  const count = view.getUint32(places.start + 4);
  const firstOf = (run: number) => view.getUint32(chunks.start + 8 + 12 * run) - 1;
  let sample = 0;
  for (let run = 0; run < runs; run++) {
    const perChunk = view.getUint32(chunks.start + 12 + 12 * run);
    const stop = run + 1 < runs ? firstOf(run + 1) : count;
    for (let chunk = firstOf(run); chunk < stop; chunk++) {
      let at = offsetOf(view, places, chunk);
      for (let i = 0; i < perChunk && sample < sizes.length; i++) {
        offsets[sample] = at;
        at += sizes[sample++]!;
      }
    }
  }
  return sample === sizes.length && sample > 0 ? offsets : null;
}

function offsetOf(view: DataView, { kind, start }: Box, chunk: number): number {
  return kind === 'co64'
    ? Number(view.getBigUint64(start + 8 + 8 * chunk))
    : view.getUint32(start + 8 + 4 * chunk);
}
