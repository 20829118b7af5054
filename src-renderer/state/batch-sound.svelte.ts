import type { BatchItem } from './batch-item.svelte.ts';

export interface BatchSoundPorts {
  readonly wavOf: (item: BatchItem) => Promise<Uint8Array | null>;
  readonly failed: (error: unknown) => void;
}

/** Lets one recording of a batch at a time be heard, as the sample that is made of it. */
export class BatchSound {
  readonly #ports: BatchSoundPorts;
  readonly #audio = new Audio();
  #item = $state.raw<BatchItem | null>(null);
  #loading = $state(false);
  #url = '';

  constructor(ports: BatchSoundPorts) {
    this.#ports = ports;
    this.#audio.addEventListener('ended', () => this.stop());
  }

  isPlaying(item: BatchItem): boolean {
    return this.#item === item;
  }

  /** Whether what was asked for is still being made. */
  isLoading(item: BatchItem): boolean {
    return this.#item === item && this.#loading;
  }

  /** Begins a recording, or stops it when it is the one that plays. */
  async toggle(item: BatchItem): Promise<void> {
    const again = this.#item === item;
    this.stop();
    if (again) return;
    this.#item = item;
    this.#loading = true;
    try {
      const wav = await this.#ports.wavOf(item);
      if (this.#item !== item) return;
      if (wav) await this.#play(wav);
      else this.stop();
    } catch (error) {
      if (this.#item !== item) return;
      this.stop();
      this.#ports.failed(error);
    }
  }

  stop(): void {
    this.#item = null;
    this.#loading = false;
    this.#audio.pause();
    this.#audio.removeAttribute('src');
    URL.revokeObjectURL(this.#url);
  }

  async #play(wav: Uint8Array): Promise<void> {
    this.#loading = false;
    this.#url = URL.createObjectURL(new Blob([new Uint8Array(wav)], { type: 'audio/wav' }));
    this.#audio.src = this.#url;
    await this.#audio.play();
  }
}
