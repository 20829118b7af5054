import { type Chunk, tagOf } from '../../engine/codecs/chunks.ts';

/** As much of a chunk as any header needs. */
const HEAD_BYTES = 64;
/** A damaged file may seem to have millions. */
const MAX_CHUNKS = 10_000;

/** How a file's chunks follow each other. */
export interface ChunkShape {
  readonly first: number;
  /** 4, or 8 as CAF has it. */
  readonly sizeBytes: 4 | 8;
  /** Whether chunks begin at even places. */
  readonly padded: boolean;
  readonly littleEndian?: boolean;
  /** Behind the first of this kind nothing is looked for. */
  readonly last?: string;
}

/** Reads the chunks' headers, skipping their contents. */
export async function readChunks(file: Blob, shape: ChunkShape): Promise<Chunk[]> {
  const { first, sizeBytes, padded, littleEndian = false, last } = shape;
  const chunks: Chunk[] = [];
  const headerBytes = 4 + sizeBytes;
  for (let at = first; at + headerBytes <= file.size && chunks.length < MAX_CHUNKS; ) {
    const view = new DataView(await file.slice(at, at + headerBytes + HEAD_BYTES).arrayBuffer());
    const bytes =
      sizeBytes === 4
        ? view.getUint32(4, littleEndian)
        : Number(view.getBigUint64(4, littleEndian));
    const start = at + headerBytes;
    const headLength = Math.min(bytes, view.byteLength - headerBytes);
    const head = new DataView(view.buffer, headerBytes, headLength);
    const kind = tagOf(view, 0);
    chunks.push({ kind, start, bytes, head });
    if (kind === last) break;
    at = start + bytes + (padded ? bytes % 2 : 0);
  }
  return chunks;
}
