import { expect, it } from 'vitest';
import { SpeechAnalyser } from '../../../src-renderer/engine/speech/analysis.ts';
import { PASSAGE_BAND } from '../../../src-renderer/engine/speech/best-passage.ts';
import type { Spots } from '../../../src-renderer/engine/speech/spots.ts';
import { corpusIndex } from '../../corpus.ts';
import { weights } from '../../engine/speech/recordings.ts';
import { decode, missing } from '../verdict/recordings.ts';

/** Where real recordings get marks: `npm run bench`. */
const why = process.env['CLONEBOOTH_BENCH'] ? missing() : 'CLONEBOOTH_BENCH is not set';

const shown = (stretches: Spots['hum']) =>
  stretches.map(({ start, end }) => `${start.toFixed(1)}–${end.toFixed(1)}`).join(', ');

it.skipIf(why)(
  `marks real recordings (${why ?? 'bench'})`,
  async () => {
    const detector = weights();
    let noisyClean = 0;
    for (const { path, sampleRate, channels } of [
      ...corpusIndex('clean'),
      ...corpusIndex('noisy'),
    ]) {
      const analyser = new SpeechAnalyser(detector, sampleRate);
      const recording = decode(path, sampleRate, channels, 90);
      analyser.push(recording.channels);
      const { spots } = analyser.finish(PASSAGE_BAND);

      const { clipping, noisy, hum } = spots;
      const cells = [shown(clipping), shown(noisy), shown(hum)];
      if (cells.some(Boolean)) console.info(`| ${path} | ${cells.join(' | ')} |`);
      if (path.startsWith('clean/') && noisy.length > 0) noisyClean += 1;
    }
    expect(noisyClean).toBe(0);
  },
  600_000,
);
