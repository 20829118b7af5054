import type { Found } from './chunks.ts';
import type { PcmEncoding } from './pcm.ts';

const MAX_HEADER_BYTES = 16_384;

/** Reads the text header of NIST SPHERE: `name -type value` lines. @param head the file's start */
export function readSphere(head: Uint8Array, fileBytes: number): Found {
  const text = String.fromCharCode(...head.subarray(0, MAX_HEADER_BYTES));
  const start = Number.parseInt(text.slice(8, 16), 10);
  if (!(start >= 16)) return { kind: 'damaged', message: 'SPHERE without a header size' };
  const fields = new Map<string, string>();
  for (const line of text.slice(16, start).split('\n')) {
    const [, name, value] = /^(\S+) -\S+ (.*)$/.exec(line.trim()) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name, value.trim());
    if (line.trim() === 'end_head') break;
  }
  const number = (name: string, fallback: number) => Number(fields.get(name) ?? fallback);
  const coding = fields.get('sample_coding') ?? 'pcm';
  const encoding = ENCODINGS[coding];
  if (!encoding) return { kind: 'unsupported', codec: coding };
  const channels = number('channel_count', 1);
  const bytesPerSample = number('sample_n_bytes', encoding === 'signed' ? 2 : 1);
  const held = Math.floor(Math.max(0, fileBytes - start) / (bytesPerSample * channels));
  const stated = number('sample_count', held);
  const layout = {
    littleEndian: fields.get('sample_byte_format')?.startsWith('01') ?? false,
    sampleRate: number('sample_rate', 16_000),
    frames: Math.min(stated, held),
    ...{ encoding, bytesPerSample, channels, start },
  };
  return { kind: 'pcm', layout, claimedBytes: stated * bytesPerSample * channels };
}

const ENCODINGS: Record<string, PcmEncoding> = {
  pcm: 'signed',
  ulaw: 'ulaw',
  'mu-law': 'ulaw',
  alaw: 'alaw',
};
