import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AlacDecoder } from '../../../src-renderer/engine/codecs/alac.ts';
import { parseAlacConfig } from '../../../src-renderer/engine/codecs/alac-config.ts';
import { findAlacCookie } from '../../../src-renderer/engine/codecs/mp4-boxes.ts';
import { readMoov } from '../../../src-renderer/workers/mp4-moov.ts';
import { joined, packetsOf, soundHash } from './demuxed.ts';

async function open(name: string) {
  const { trackId, packets } = await packetsOf(name);
  const bytes = readFileSync(new URL(`../../fixtures/${name}`, import.meta.url));
  const moov = await readMoov(new Blob([bytes]));
  const cookie = moov && findAlacCookie(moov, trackId);
  if (!cookie) throw new Error('no cookie');
  return { packets, cookie, config: parseAlacConfig(cookie) };
}

/** 24 bytes for 16-bit mono at 8 kHz, 16 frames a packet. */
function cookieBytes(changes: Record<number, number> = {}): Uint8Array {
  const bytes = new Uint8Array(24);
  bytes.set([0, 0, 0, 16, 0, 16, 40, 10, 14, 1, 0, 255]);
  bytes.set([0, 0, 0x1f, 0x40], 20);
  for (const [at, value] of Object.entries(changes)) bytes[Number(at)] = value;
  return bytes;
}

/** Writes bit fields: `[value, width]`. */
function packed(...fields: (readonly [number, number])[]): Uint8Array {
  const text = fields.map(([value, width]) => {
    return (BigInt(value) & ((1n << BigInt(width)) - 1n)).toString(2).padStart(width, '0');
  });
  const bytes = text.join('').match(/.{1,8}/g) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

describe('AlacDecoder', () => {
  it.each([
    [
      'speech-en-alac16-mono.m4a',
      1,
      44_100,
      16,
      52_920,
      'ae4de13a209518d4ef6b0295e04d6dca6886c8746828e33da48c482f6eb426c0',
    ],
    [
      'speech-en-alac24-stereo.m4a',
      2,
      48_000,
      24,
      33_600,
      'd8831a4253ca500084067ebb81273f427f6fcbbc18deaa40fe99ae833b4ed98d',
    ],
  ])(
    'decodes %s without a difference',
    async (name, channels, sampleRate, bitDepth, frames, hash) => {
      const { packets, config } = await open(name);
      expect(config).toMatchObject({ channels, sampleRate, bitDepth });
      const decoder = new AlacDecoder(config);
      const sound = joined(packets.map((packet) => decoder.decode(packet)));
      expect(sound.map(({ length }) => length)).toEqual(Array(channels).fill(frames));
      expect(soundHash(sound)).toBe(hash);
    },
  );

  it('reads samples that were stored as they are, and a short packet', () => {
    const decoder = new AlacDecoder(parseAlacConfig(cookieBytes()));
    const samples = [0, 1, -1, 32_767, -32_768];
    const packet = packed(
      ...([
        [0, 3],
        [0, 4],
        [0, 12],
        [1, 1],
        [0, 2],
        [1, 1],
        [samples.length, 32],
      ] as const),
      ...samples.map((sample) => [sample, 16] as const),
      [7, 3],
    );
    expect(decoder.decode(packet)).toEqual([Float32Array.from(samples, (s) => s / 32_768)]);
  });

  it('puts the channels of 5.1 where WAV has them', () => {
    const decoder = new AlacDecoder(parseAlacConfig(cookieBytes({ 3: 1, 9: 6 })));
    const element = (kind: number, ...samples: number[]) => [
      ...([
        [kind, 3],
        [0, 4],
        [0, 12],
        [0, 1],
        [0, 2],
        [1, 1],
      ] as const),
      ...samples.map((sample) => [sample, 16] as const),
    ];
    // Centre, front pair, back pair, low frequencies.
    const packet = packed(
      ...element(0, 3),
      ...element(1, 1, 2),
      ...element(1, 5, 6),
      ...element(3, 4),
      [7, 3],
    );
    const planes = decoder.decode(packet);
    expect(planes.map((plane) => (plane[0] ?? 0) * 32_768)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('refuses a packet that is cut off or damaged', async () => {
    const { packets, config } = await open('speech-en-alac16-mono.m4a');
    const decoder = new AlacDecoder(config);
    const packet = packets[3] ?? new Uint8Array();
    expect(() => decoder.decode(packet.subarray(0, 100))).toThrow(RangeError);
    const damaged = packet.slice();
    damaged[1] = 0xff;
    expect(() => decoder.decode(damaged)).toThrow(RangeError);
  });
});

describe('parseAlacConfig', () => {
  it('finds the configuration behind the boxes of old files', () => {
    const old = new Uint8Array(48);
    old.set([0, 0, 0, 12, ...Buffer.from('frma'), ...Buffer.from('alac')]);
    old.set([0, 0, 0, 36, ...Buffer.from('alac'), 0, 0, 0, 0], 12);
    old.set(cookieBytes(), 24);
    expect(parseAlacConfig(old)).toEqual(parseAlacConfig(cookieBytes()));
  });

  it.each([{ 4: 1 }, { 5: 17 }, { 9: 0 }, { 9: 9 }, { 3: 0 }])('refuses %o', (changes) => {
    expect(() => parseAlacConfig(cookieBytes(changes))).toThrow(RangeError);
  });

  it('refuses a cookie that is cut off', () => {
    expect(() => parseAlacConfig(cookieBytes().subarray(0, 20))).toThrow(RangeError);
  });
});
