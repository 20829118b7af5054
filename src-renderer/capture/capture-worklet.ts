import { BlockCutter } from './block-cutter.ts';
import { type ChannelChoice, chosenChannels, mixInto } from './channel-choice.ts';
import { Meter } from './meter.ts';
import { CAPTURE_PROCESSOR, type FromWorklet, type ToWorklet } from './worklet-messages.ts';

/** Runs on the audio thread: measures what the microphone delivers, and cuts it into blocks. */
class CaptureProcessor extends AudioWorkletProcessor {
  readonly #meter = new Meter(sampleRate);
  readonly #cutter = new BlockCutter(sampleRate);
  #choice: ChannelChoice = { kind: 'mix' };
  #recording = false;
  #mono = new Float32Array(128);

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ToWorklet>) => this.#obey(data);
  }

  /** @returns true: it goes on for as long as its node lives */
  process([inputs = []]: readonly (readonly Float32Array[])[]): boolean {
    const frames = inputs[0]?.length ?? 0;
    if (frames === 0) return true;
    if (this.#mono.length !== frames) this.#mono = new Float32Array(frames);
    const channels = chosenChannels(inputs, this.#choice);
    mixInto(this.#mono, channels);
    const reading = this.#meter.add(this.#mono, channels);
    if (reading) this.#tell({ kind: 'level', reading });
    const block = this.#recording ? this.#cutter.add(this.#mono) : null;
    if (block) this.#tellBlock(block);
    return true;
  }

  #obey(message: ToWorklet): void {
    switch (message.kind) {
      case 'choose':
        this.#choice = message.choice;
        return;
      case 'record':
        this.#recording = true;
        return;
      case 'stop':
        this.#recording = false;
        this.#tellBlock(this.#cutter.rest());
        this.#tell({ kind: 'stopped' });
    }
  }

  #tellBlock(samples: Float32Array<ArrayBuffer>): void {
    if (samples.length > 0) this.#tell({ kind: 'block', samples }, [samples.buffer]);
  }

  #tell(message: FromWorklet, transfer: Transferable[] = []): void {
    this.port.postMessage(message, transfer);
  }
}

registerProcessor(CAPTURE_PROCESSOR, CaptureProcessor);
