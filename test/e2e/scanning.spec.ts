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

test('a scan finds the peaks of the sound that is read', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  for (const file of [...inParts, ...asAWhole]) {
    const found = await decodeInPage(page, fixturePath(file), null);
    expect(found, file).toMatchObject({ failure: null, wrongBins: 0 });
    expect(found.frames, file).toBeGreaterThan(found.sampleRate);
    if (inParts.includes(file)) expect(found.wrongBinsOfPart, file).toBe(0);
  }
});
