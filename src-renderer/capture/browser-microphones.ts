import workletUrl from './capture-worklet.ts?worker&url';
import type { ChannelChoice } from './channel-choice.ts';
import {
  MicrophoneError,
  type MicrophoneListener,
  type MicrophoneName,
  type MicrophoneProblem,
  type Microphones,
  type OpenMicrophone,
  type Processing,
} from './microphones.ts';
import { CAPTURE_PROCESSOR, type FromWorklet, type ToWorklet } from './worklet-messages.ts';

/** More than interfaces for a desk have; without a wish the browser would mix down to one. */
const MOST_CHANNELS = 32;
/** How long the audio thread may take to hand over its last block. */
const PATIENCE_MS = 1_000;
/** Windows lists its choice for calls once more under this id; `default` follows the system's. */
const ALIAS = 'communications';

export const browserMicrophones: Microphones = {
  async list(): Promise<readonly MicrophoneName[]> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices
      .filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== ALIAS)
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  },

  async open(id, listener) {
    const stream = await ask(id);
    try {
      return await BrowserMicrophone.listen(stream, listener);
    } catch (error) {
      stopAll(stream);
      throw error;
    }
  },

  onChange(changed) {
    const { mediaDevices } = navigator;
    mediaDevices.addEventListener('devicechange', changed);
    return () => mediaDevices.removeEventListener('devicechange', changed);
  },
};

/** Asks for a microphone as it is: nothing that the browser could do to a voice helps a clone. */
async function ask(id: string | null): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: {
        ...(id === null ? {} : { deviceId: { exact: id } }),
        autoGainControl: false,
        noiseSuppression: false,
        echoCancellation: false,
        channelCount: { ideal: MOST_CHANNELS },
      },
    });
  } catch (error) {
    throw new MicrophoneError(problemOf(error), error);
  }
}

function problemOf(error: unknown): MicrophoneProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'missing';
    default:
      return 'busy';
  }
}

class BrowserMicrophone implements OpenMicrophone {
  readonly id: string;
  readonly name: string;
  readonly sampleRate: number;
  readonly channels: number;
  readonly processing: readonly Processing[];
  readonly #stream: MediaStream;
  readonly #context: AudioContext;
  readonly #worklet: AudioWorkletNode;
  #block: (samples: Float32Array) => void = () => undefined;
  #stopped: () => void = () => undefined;

  /** Brings a stream to the audio thread, at the rate it comes in. */
  static async listen(stream: MediaStream, listener: MicrophoneListener) {
    const [track] = stream.getAudioTracks();
    if (!track) throw new MicrophoneError('missing');
    const { sampleRate } = track.getSettings();
    const context = new AudioContext({
      ...(sampleRate && { sampleRate }),
      latencyHint: 'balanced',
    });
    try {
      await context.audioWorklet.addModule(workletUrl);
      await context.resume();
      return new BrowserMicrophone(stream, track, context, listener);
    } catch (error) {
      await context.close();
      throw error;
    }
  }

  private constructor(
    stream: MediaStream,
    track: MediaStreamTrack,
    context: AudioContext,
    listener: MicrophoneListener,
  ) {
    const settings = track.getSettings();
    this.#stream = stream;
    this.#context = context;
    this.id = settings.deviceId ?? '';
    this.name = track.label;
    this.sampleRate = context.sampleRate;
    this.channels = settings.channelCount ?? 1;
    const added = ['autoGainControl', 'noiseSuppression', 'echoCancellation'] as const;
    this.processing = added.filter((name) => settings[name] === true);
    track.addEventListener('ended', listener.ended);

    this.#worklet = new AudioWorkletNode(context, CAPTURE_PROCESSOR, {
      numberOfInputs: 1,
      numberOfOutputs: 0,
      channelCount: this.channels,
      channelCountMode: 'explicit',
      channelInterpretation: 'discrete',
    });
    this.#worklet.port.onmessage = ({ data }: MessageEvent<FromWorklet>) => {
      if (data.kind === 'level') listener.level(data.reading);
      else if (data.kind === 'block') this.#block(data.samples);
      else this.#stopped();
    };
    context.createMediaStreamSource(stream).connect(this.#worklet);
  }

  choose(choice: ChannelChoice): void {
    this.#tell({ kind: 'choose', choice });
  }

  record(block: (samples: Float32Array) => void): void {
    this.#block = block;
    this.#tell({ kind: 'record' });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#stopped = resolve;
      // An audio thread that died answers nothing, and the take must end all the same.
      setTimeout(resolve, PATIENCE_MS);
      this.#tell({ kind: 'stop' });
    });
  }

  async close(): Promise<void> {
    stopAll(this.#stream);
    this.#worklet.disconnect();
    this.#worklet.port.close();
    await this.#context.close();
  }

  #tell(message: ToWorklet): void {
    this.#worklet.port.postMessage(message);
  }
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
