import type { Take } from '../../src-main/contract/take.ts';
import type { Backend } from '../bridge.ts';
import { toPcm24 } from '../capture/pcm24.ts';

/** Sends a take's blocks to disk, one after the other, while they are recorded. */
export class TakeRecorder {
  readonly #backend: Backend;
  readonly #takeId: string;
  readonly #onFailure: () => void;
  #sent: Promise<void> = Promise.resolve();
  #failure: unknown = null;

  /** @param onFailure called once, when the disk refuses a block; those after it are not sent */
  constructor(backend: Backend, take: Take, onFailure: () => void) {
    this.#backend = backend;
    this.#takeId = take.id;
    this.#onFailure = onFailure;
  }

  /** Why a block could not be written, or null. */
  get failure(): unknown {
    return this.#failure;
  }

  add(samples: Float32Array): void {
    const pcm = toPcm24(samples);
    this.#sent = this.#sent.then(() => this.#send(pcm));
  }

  /** Resolves when every block is on disk and the file is closed. */
  async finish(): Promise<Take> {
    await this.#sent;
    return this.#backend.invoke('take.finish', { takeId: this.#takeId });
  }

  async #send(pcm: Uint8Array): Promise<void> {
    if (this.#failure !== null) return;
    try {
      await this.#backend.invoke('take.append', { takeId: this.#takeId, pcm });
    } catch (error) {
      this.#failure = error;
      this.#onFailure();
    }
  }
}
