import type { PeakSpan } from './peaks.ts';

/** "CBPK" */
const MAGIC = 0x4b504243;
const VERSION = 2;
/** magic, version, checksum, rate, frames (8), scale, bins, runs, reason's bytes, damaged places */
const HEADER_BYTES = 44;
const FULL_SCALE = 32_767;

/** Everything that a scan found out, as it is kept for the next time. */
export interface StoredPeaks {
  /** Hertz. */
  readonly sampleRate: number;
  readonly frames: number;
  /** Why the recording ends before its own end, or null. */
  readonly endedEarly: string | null;
  /** Places where something damaged was passed over. */
  readonly damagedPlaces: number;
  readonly peaks: PeakSpan;
  /** `BlockStarts.toRuns` */
  readonly starts: Int32Array<ArrayBuffer>;
}

/** Packs it: 16 bits a value, 4.3 MB for three hours. Rounded outwards, so that sound stays sound. */
export function encodePeaks(stored: StoredPeaks): Uint8Array<ArrayBuffer> {
  const { max, min } = stored.peaks;
  const reason = bytesOf(stored.endedEarly ?? '');
  const bytes = new Uint8Array(sizeOf(max.length, stored.starts.length, reason.length));
  const scale = scaleOf(stored.peaks);
  const values = new Int16Array(bytes.buffer, HEADER_BYTES, max.length * 2);
  const toUnit = FULL_SCALE / scale;
  for (let i = 0; i < max.length; i++) {
    values[2 * i] = Math.min(FULL_SCALE, Math.ceil(max[i]! * toUnit));
    values[2 * i + 1] = Math.max(-FULL_SCALE, Math.floor(min[i]! * toUnit));
  }
  const startsAt = HEADER_BYTES + max.length * 4;
  new Int32Array(bytes.buffer, startsAt, stored.starts.length).set(stored.starts);
  bytes.set(reason, startsAt + stored.starts.length * 4);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, MAGIC, true);
  header.setUint32(4, VERSION, true);
  header.setUint32(12, stored.sampleRate, true);
  header.setFloat64(16, stored.frames, true);
  header.setFloat32(24, scale, true);
  header.setUint32(28, max.length, true);
  header.setUint32(32, stored.starts.length, true);
  header.setUint32(36, reason.length, true);
  header.setUint32(40, stored.damagedPlaces, true);
  header.setUint32(8, checksum(bytes), true);
  return bytes;
}

/** @returns null for what is damaged, of another version, or no such file at all. */
export function decodePeaks(packed: Uint8Array): StoredPeaks | null {
  // A copy is aligned, as typed arrays need it.
  const bytes = packed.slice();
  if (bytes.length < HEADER_BYTES) return null;
  const header = new DataView(bytes.buffer);
  if (header.getUint32(0, true) !== MAGIC || header.getUint32(4, true) !== VERSION) return null;
  const bins = header.getUint32(28, true);
  const runs = header.getUint32(32, true);
  const reasonBytes = header.getUint32(36, true);
  if (bytes.length !== sizeOf(bins, runs, reasonBytes)) return null;
  if (header.getUint32(8, true) !== checksum(bytes)) return null;
  const startsAt = HEADER_BYTES + bins * 4;
  const reason = bytes.subarray(startsAt + runs * 4);
  return {
    sampleRate: header.getUint32(12, true),
    frames: header.getFloat64(16, true),
    endedEarly: reason.length > 0 ? textOf(reason) : null,
    damagedPlaces: header.getUint32(40, true),
    peaks: unpack(
      new Int16Array(bytes.buffer, HEADER_BYTES, bins * 2),
      header.getFloat32(24, true),
    ),
    starts: new Int32Array(bytes.buffer, startsAt, runs).slice(),
  };
}

/** UTF-16, low byte first. */
function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    bytes[2 * i] = text.charCodeAt(i) & 255;
    bytes[2 * i + 1] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

function textOf(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    text += String.fromCharCode(bytes[i]! | (bytes[i + 1]! << 8));
  }
  return text;
}

function unpack(values: Int16Array, scale: number): PeakSpan {
  const bins = values.length / 2;
  const max = new Float32Array(bins);
  const min = new Float32Array(bins);
  const unit = scale / FULL_SCALE;
  for (let i = 0; i < bins; i++) {
    max[i] = values[2 * i]! * unit;
    min[i] = values[2 * i + 1]! * unit;
  }
  return { firstBin: 0, max, min };
}

function sizeOf(bins: number, runs: number, reasonBytes: number): number {
  return HEADER_BYTES + bins * 4 + runs * 4 + reasonBytes;
}

/** Decoders overshoot full scale, so the loudest value is the scale. */
function scaleOf({ max, min }: PeakSpan): number {
  let scale = 1e-9;
  for (let i = 0; i < max.length; i++) scale = Math.max(scale, max[i]!, -min[i]!);
  return scale;
}

/** FNV-1a over everything but its own field: finds damage, not malice. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < bytes.length; i++) {
    if (i >= 8 && i < 12) continue;
    hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  }
  return hash >>> 0;
}
