import { readFileSync, writeFileSync } from 'node:fs';
import { flacFrames } from '../../src-renderer/engine/codecs/flac-frames.ts';
import { expect, fixturePath, test } from './clonebooth.ts';
import { decodeInPage } from './page-decoder.ts';

// Node has no decoders, so that only here is scanned as in the program.
const inParts = [
  'speech-en.opus',
  'speech-es.m4a',
  'speech-it.mp3',
  'speech-named-wrong.mp3',
  'speech-en-12khz.flac',
  'speech-en.wav',
  'speech-en.aiff',
  'speech-en-24bit.caf',
  'truncated.m4a',
];
const asAWhole = ['speech-en.webm', 'speech-en-flac.oga'];

/** Of a frame: sync code, sizes, number, kHz, checksum. */
const HEADER_BYTES = 7;

test('a scan finds the peaks of the sound that is read', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  for (const file of [...inParts, ...asAWhole]) {
    const found = await decodeInPage(page, fixturePath(file), null);
    expect(found, file).toMatchObject({ failure: null, wrongBins: 0 });
    expect(found.frames, file).toBeGreaterThan(found.sampleRate);
    if (inParts.includes(file)) expect(found.wrongBinsOfPart, file).toBe(0);
  }
});

test('a damaged frame of FLAC in kHz costs no more than itself', async ({ clonebooth }) => {
  const bytes = readFileSync(fixturePath('speech-en-12khz.flac'));
  const [, , , damaged] = [...flacFrames(bytes, 1152)];
  const subframe = damaged ? damaged.data.byteOffset - bytes.byteOffset + HEADER_BYTES : 0;
  // A bit that is never set, so that the decoder refuses the frame.
  bytes.writeUInt8(bytes.readUInt8(subframe) | 0x80, subframe);
  const file = test.info().outputPath('damaged.flac');
  writeFileSync(file, bytes);
  const page = await clonebooth.start();
  const whole = { failure: null, frames: 18_000, endedEarly: null };
  expect(await decodeInPage(page, fixturePath('speech-en-12khz.flac'), null)).toMatchObject(whole);
  expect(await decodeInPage(page, file, null)).toMatchObject({ ...whole, wrongBins: 0 });
});
