import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readItunesDelay } from '../../../src-renderer/engine/codecs/itunes-delay.ts';
import { id3Bytes, readMp3Delay } from '../../../src-renderer/engine/codecs/mp3-delay.ts';
import { riffSizeToFit } from '../../../src-renderer/engine/codecs/riff-size.ts';

function box(kind: string, ...content: (string | number[] | Uint8Array)[]): Uint8Array {
  const body = Buffer.concat(content.map((part) => Buffer.from(part as string)));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(8 + body.length);
  return Buffer.concat([size, Buffer.from(kind), body]);
}

const itunesMoov = (comment: string) =>
  box(
    'udta',
    box(
      'meta',
      [0, 0, 0, 0],
      box(
        'ilst',
        box(
          '----',
          box('mean', [0, 0, 0, 0], 'com.apple.iTunes'),
          box('name', [0, 0, 0, 0], 'iTunSMPB'),
          box('data', [0, 0, 0, 1, 0, 0, 0, 0], comment),
        ),
      ),
    ),
  );

describe('readMp3Delay', () => {
  const mp3 = () => {
    const bytes = readFileSync(new URL('../../fixtures/speech-it.mp3', import.meta.url));
    return bytes.subarray(id3Bytes(bytes));
  };

  it('tells where the sound begins and ends', () => {
    // 25 s at 44 100 Hz, behind an encoder that delays by 576 frames.
    const delay = readMp3Delay(mp3());
    expect(delay?.start).toBe(576 + 529);
    expect((delay?.end ?? 0) - (delay?.start ?? 0)).toBe(1_102_511);
    expect(delay?.bytes).toBe(mp3().length);
  });

  it('knows nothing of a file without the tag', () => {
    const bytes = Uint8Array.from(mp3());
    const tag = Math.max(Buffer.from(bytes).indexOf('Xing'), Buffer.from(bytes).indexOf('Info'));
    bytes.fill(0, tag, tag + 4);
    expect(readMp3Delay(bytes)).toBeNull();
    expect(readMp3Delay(new Uint8Array(10))).toBeNull();
  });

  it('measures the tag before the sound', () => {
    const head = [...Buffer.from('ID3'), 3, 0, 0, 0, 0, 2, 1];
    expect(id3Bytes(Uint8Array.from(head))).toBe(10 + 257);
    expect(id3Bytes(Uint8Array.of(0xff, 0xfb))).toBe(0);
  });
});

describe('readItunesDelay', () => {
  it('reads the delay and the length', () => {
    const moov = itunesMoov(' 00000000 00000840 000001C0 00000000000760D0 00000000 00000000');
    expect(readItunesDelay(moov)).toEqual({ start: 0x840, frames: 0x760d0 });
  });

  it('knows nothing of nonsense', () => {
    expect(readItunesDelay(itunesMoov('hello'))).toBeNull();
    expect(readItunesDelay(box('trak'))).toBeNull();
    expect(readItunesDelay(Uint8Array.of(0, 0, 0, 200, 1, 2, 3, 4))).toBeNull();
  });
});

describe('riffSizeToFit', () => {
  const wav = () => readFileSync(new URL('../../fixtures/short.wav', import.meta.url));

  it('finds nothing to correct in a good file', () => {
    expect(riffSizeToFit(wav(), wav().length)).toBeNull();
  });

  it('corrects a size that leaves the end out', () => {
    const bytes = Buffer.from(wav());
    bytes.writeUInt32LE(bytes.length - 100, 4);
    expect(riffSizeToFit(bytes, bytes.length)).toBe(bytes.length - 8);
  });

  it('leaves a file alone that ends before its sound', () => {
    expect(riffSizeToFit(wav(), 1000)).toBeNull();
  });
});
