import type { ColumnGrid, SpectrogramSound } from '../engine/measure/spectrogram.ts';
import { WorkerClient, type WorkerPort } from './rpc-client.ts';
import type { SpectrogramCalls } from './spectrogram-calls.ts';

/** A piece takes milliseconds. */
const PATIENCE_SECONDS = 20;

/** The page's handle on the spectrogram worker. Methods throw WorkerError. */
export class SpectrogramMaker {
  readonly #client: WorkerClient<SpectrogramCalls>;

  /** @param port a new spectrogram worker, which becomes this object's own */
  constructor(port: WorkerPort) {
    this.#client = new WorkerClient(port);
  }

  columns(
    sound: SpectrogramSound,
    grid: ColumnGrid,
    signal: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer>> {
    return this.#client.call('columns', { sound, grid }, { signal, patience: PATIENCE_SECONDS });
  }

  dispose(): void {
    this.#client.terminate();
  }
}
