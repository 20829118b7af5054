import { readWeights } from '../engine/denoise/weights.ts';
import { Rendering, type RenderingTools } from '../engine/rendering.ts';
import { readSileroWeights } from '../engine/speech/silero-weights.ts';
import { throwIfCancelled, WorkerError } from './failure.ts';
import { free } from './free.ts';
import type { PrepareCalls } from './prepare-calls.ts';
import type { Handlers } from './rpc-server.ts';

/** Where the engine's weights come from. */
export interface EngineFiles {
  readonly speech: () => Promise<ArrayBuffer>;
  readonly noise: () => Promise<ArrayBuffer>;
}

/** The engine worker's answers. */
export function prepareHandlers(files: EngineFiles): Handlers<PrepareCalls> {
  let tools: Promise<RenderingTools> | null = null;
  let rendering: Rendering | null = null;

  const current = () => {
    if (rendering) return rendering;
    throw new WorkerError({ code: 'not-open', message: 'no sample has begun' });
  };

  return {
    async begin(options) {
      tools ??= load(files);
      const loaded = await tools.catch((error) => {
        tools = null;
        throw error;
      });
      rendering = new Rendering(loaded, options);
      return { value: null };
    },

    push(channels) {
      current().push(channels);
      for (const { buffer } of channels) free(buffer);
      return { value: null };
    },

    next() {
      current().nextPassage();
      return { value: null };
    },

    async finish(_, { signal, report }) {
      const finishing = current();
      rendering = null;
      const value = await finishing.finish(async (fraction) => {
        report(fraction);
        // A message that cancels is read only between two tasks.
        await new Promise((resolve) => setTimeout(resolve));
        throwIfCancelled(signal);
      });
      return { value, transfer: [value.wav.buffer] };
    },
  };
}

async function load(files: EngineFiles): Promise<RenderingTools> {
  const [speech, noise] = await Promise.all([files.speech(), files.noise()]);
  return {
    speech: readSileroWeights(speech),
    noise: readWeights(new Uint8Array(noise)),
  };
}
