/** The scope of an audio worklet, as far as it is used here: TypeScript's libraries lack it. */
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
}

declare const sampleRate: number;

declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;
