import type { Failure } from '../src-main/contract/failure.ts';
import type { PrepareJob, PrepareOutcome } from '../src-main/contract/prepare-job.ts';
import { chooseMessages } from './messages/choose.ts';
import { sayFailure } from './messages/failure-text.ts';
import { inOneLine, prepareFile } from './state/prepare-file.ts';
import { Decoder } from './workers/decoder.ts';
import { Preparer } from './workers/preparer.ts';
import { spawnDecodeWorker, spawnEngineWorker, spawnSpeechWorker } from './workers/spawn.ts';
import { SpeechFinder } from './workers/speech-finder.ts';

/** What the main process calls in a page that is never shown. */
interface Headless {
  /** 0 to 1, of the recording that is being prepared. */
  progress: number;
  /** Prepares the file that was put into the page's input. */
  prepare(job: PrepareJob): Promise<PrepareOutcome>;
  /** The words for what went wrong outside the page. */
  say(failure: Failure): string;
}

declare global {
  interface Window {
    headless: Headless;
  }
}

const messages = chooseMessages(navigator.languages);

window.headless = {
  progress: 0,
  say: (failure) => inOneLine(sayFailure(messages, failure)),
  async prepare(job) {
    window.headless.progress = 0;
    const file = document.querySelector('input')?.files?.[0];
    if (!file) throw new Error('no file was given');
    // Each recording has workers of its own: one that is lost is lost for this one alone.
    const decoder = new Decoder(spawnDecodeWorker());
    const preparer = new Preparer(spawnEngineWorker);
    const speechFinder = new SpeechFinder(spawnSpeechWorker);
    try {
      return await prepareFile(file, job, {
        decoder,
        preparer,
        speechFinder,
        messages,
        progress: (fraction) => {
          window.headless.progress = fraction;
        },
      });
    } finally {
      for (const each of [decoder, preparer, speechFinder]) each.dispose();
    }
  },
};
