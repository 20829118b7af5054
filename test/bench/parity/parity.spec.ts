import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, fixturePath, ROOT, test } from '../../e2e/clonebooth.ts';
import { decodeInPage, type PageDecoding } from '../../e2e/page-decoder.ts';
import { decodeTo, isInstalled, writeFlac } from './ffmpeg.ts';

/**
 * Every recording of the corpus through the program's own worker against ffmpeg, sample by sample, and its
 * scan against what is read: `npm run bench`, or the end-to-end tests with CLONEBOOTH_CORPUS.
 */
const corpus = process.env['CLONEBOOTH_CORPUS'] ?? join(ROOT, '../shared/corpus');
const folders = ['containers', 'clean', 'noisy'];
/** Differences of lossless sound are 0; two decoders of one lossy sound agree to about this. */
const LOSSLESS = /^pcm-|flac|alac|law|adpcm|ima/;
const LOSSY_DB = -60;
/** In quiet files the 16 bits of the reference are the larger part. */
const LOSSY_STEPS = 2 / 32_768;

/** Of each way in which a frame states its rate: by a code, in Hz, in tens of Hz, in kHz. */
const FLAC_RATES = [8000, 11_025, 12_000, 16_000, 44_100, 48_000, 64_000, 88_200, 128_000, 192_000];
const FLAC_SHAPES = [
  [1, 16],
  [2, 24],
] as const;

/** Why sound or length differ by more, each looked at once. */
const KNOWN: Readonly<Record<string, string>> = {
  'amr_nb_speech.amr': 'two AMR decoders that compute differently',
  'id3_cover_art.mp3':
    'a tag behind unused bytes, which ffmpeg misses: its sound is 1152 frames late',
  'jfk_afconvert.m4a': 'ffmpeg leaves in the padding at the end that iTunSMPB tells of',
  'vbr_v2_speech.mp3': 'ffmpeg 5.1 has a wrong table for 24 kHz',
};

test.skip(!process.env['CLONEBOOTH_BENCH'], 'CLONEBOOTH_BENCH is not set');
test.skip(!isInstalled(), 'ffmpeg is not installed');

for (const folder of folders) {
  test(`decodes as ffmpeg does: ${folder}`, async ({ clonebooth }) => {
    test.skip(!existsSync(corpus), 'the corpus of recordings is not beside the project');
    test.setTimeout(600_000);
    const page = await clonebooth.start();
    const temporary = mkdtempSync(join(tmpdir(), 'clonebooth-parity-'));
    const raw = join(temporary, 'ffmpeg.f32');
    try {
      for (const file of readdirSync(join(corpus, folder))) {
        const path = join(corpus, folder, file);
        const isReference = decodeTo(path, raw) && statSync(raw).size > 0;
        const found = await decodeInPage(page, path, isReference ? raw : null);
        console.info(row(`${folder}/${file}`, found));
        if (!isReference) continue;
        const reason = `${file}: ${JSON.stringify(found)}`;
        expect.soft(found.failure, reason).toBeNull();
        expect.soft(found.wrongBins, reason).toBe(0);
        if (KNOWN[file] === undefined) expect.soft(isAlike(found), reason).toBe(true);
      }
    } finally {
      rmSync(temporary, { recursive: true });
    }
  });
}

test('decodes FLAC of every rate as ffmpeg does', async ({ clonebooth }) => {
  const page = await clonebooth.start();
  const [flac, raw] = [test.info().outputPath('a.flac'), test.info().outputPath('a.f32')];
  for (const sampleRate of FLAC_RATES) {
    for (const [channels, bits] of FLAC_SHAPES) {
      writeFlac(fixturePath('speech-en.wav'), flac, { sampleRate, channels, bits });
      decodeTo(flac, raw);
      const found = await decodeInPage(page, flac, raw);
      const reason = `${sampleRate} Hz, ${channels} channels: ${JSON.stringify(found)}`;
      expect.soft(found, reason).toMatchObject({ failure: null, wrongBins: 0, sampleRate });
      expect.soft(found.wrongBinsOfPart, reason).toBe(0);
      expect.soft(isAlike(found), reason).toBe(true);
    }
  }
});

function isAlike(found: PageDecoding): boolean {
  const { codec, frames, referenceFrames, largestDifference, differenceDb } = found;
  if (frames !== referenceFrames) return false;
  if (LOSSLESS.test(codec) || largestDifference === 0) return largestDifference === 0;
  return differenceDb < LOSSY_DB || largestDifference < LOSSY_STEPS;
}

function row(file: string, found: PageDecoding): string {
  const { failure, container, codec, frames, referenceFrames, differenceDb } = found;
  if (failure) return `| ${file} | | | ${failure} | |`;
  const difference = Number.isFinite(differenceDb) ? `${differenceDb.toFixed(0)} dB` : 'none';
  const notes = [KNOWN[file.split('/')[1] ?? ''], found.endedEarly].filter(Boolean).join('; ');
  const cells = [file, `${container}, ${codec}`, referenceFrames, frames, difference, notes];
  return `| ${cells.join(' | ')} |`;
}
