/** Decoded sound that can be read anywhere, in frames. */
export interface FrameSource {
  /** Hertz. */
  readonly sampleRate: number;
  /** Planar channels of the frames `start` to `end` (exclusive). */
  read(start: number, end: number, signal: AbortSignal): Promise<Float32Array<ArrayBuffer>[]>;
}

/** What to play next: it is asked for each block, so that edits are heard while playing. */
export interface PlayRange {
  readonly start: number;
  readonly end: number;
  readonly loop: boolean;
}

/** A block that was handed to the audio clock: `frame` sounds at `time`. */
interface Scheduled {
  readonly time: number;
  readonly frame: number;
}

const BLOCK_SECONDS = 0.5;
/** How far ahead blocks are scheduled: longer than a read, short enough that edits are heard soon. */
const AHEAD_SECONDS = 1;
const FADE_SECONDS = 0.005;

/**
 * Plays what the decoder delivers, block after block on the audio clock.
 *
 * Not a media element: this plays every format that can be decoded here, loops without a gap, and
 * what is heard is what will be saved.
 */
export class BlockPlayer {
  readonly #source: FrameSource;
  readonly #range: () => PlayRange;
  readonly #ended: () => void;
  #context: AudioContext | null = null;
  #run: PlayRun | null = null;

  constructor(source: FrameSource, range: () => PlayRange, ended: () => void) {
    this.#source = source;
    this.#range = range;
    this.#ended = ended;
  }

  /** Starts at a frame. @throws what reading throws, when the first block cannot be read. */
  async play(frame: number): Promise<void> {
    this.pause();
    this.#context ??= new AudioContext({ sampleRate: this.#source.sampleRate });
    await this.#context.resume();
    const run = new PlayRun(this.#context, this.#source, this.#range, frame);
    this.#run = run;
    const finished = await run.play();
    if (finished && this.#run === run) {
      this.#run = null;
      this.#ended();
    }
  }

  /** The frame that sounds now, or null when nothing does. */
  position(): number | null {
    return this.#run?.position() ?? null;
  }

  pause(): void {
    this.#run?.stop();
    this.#run = null;
  }

  async dispose(): Promise<void> {
    this.pause();
    await this.#context?.close();
  }
}

/** One stretch of playing, from a start to its end or a stop. */
class PlayRun {
  readonly #context: AudioContext;
  readonly #source: FrameSource;
  readonly #range: () => PlayRange;
  readonly #gain: GainNode;
  readonly #stopped = new AbortController();
  readonly #scheduled: Scheduled[] = [];
  #nextFrame: number;
  #nextTime = 0;

  constructor(
    context: AudioContext,
    source: FrameSource,
    range: () => PlayRange,
    firstFrame: number,
  ) {
    this.#context = context;
    this.#source = source;
    this.#range = range;
    this.#nextFrame = firstFrame;
    this.#gain = context.createGain();
    this.#gain.connect(context.destination);
  }

  /** Resolves with true when the end was heard, false when it was stopped. */
  async play(): Promise<boolean> {
    const { signal } = this.#stopped;
    try {
      while (await this.#scheduleNext(signal)) {
        const ahead = this.#nextTime - this.#context.currentTime;
        if (ahead > AHEAD_SECONDS) await sleep(ahead - AHEAD_SECONDS, signal);
      }
      await sleep(this.#nextTime - this.#context.currentTime, signal);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }

  position(): number | null {
    const now = this.#context.currentTime;
    const block = this.#scheduled.findLast(({ time }) => time <= now);
    return block ? block.frame + (now - block.time) * this.#context.sampleRate : null;
  }

  stop(): void {
    this.#stopped.abort();
    // A short fade: cutting a wave in its middle clicks.
    this.#gain.gain.setTargetAtTime(0, this.#context.currentTime, FADE_SECONDS);
    setTimeout(() => this.#gain.disconnect(), FADE_SECONDS * 10_000);
  }

  /** False when the range has ended. */
  async #scheduleNext(signal: AbortSignal): Promise<boolean> {
    const { start, end, loop } = this.#range();
    if (this.#nextFrame >= end) {
      if (!loop) return false;
      this.#nextFrame = start;
    }
    const first = this.#nextFrame;
    const last = Math.min(end, first + Math.round(BLOCK_SECONDS * this.#source.sampleRate));
    const channels = await this.#source.read(first, last, signal);
    signal.throwIfAborted();
    const [one] = channels;
    if (!one || one.length === 0) return false;
    this.#schedule(channels, one.length, first);
    return true;
  }

  #schedule(channels: Float32Array<ArrayBuffer>[], frames: number, frame: number): void {
    const buffer = this.#context.createBuffer(channels.length, frames, this.#source.sampleRate);
    channels.forEach((channel, index) => {
      buffer.copyToChannel(channel, index);
    });
    const node = this.#context.createBufferSource();
    node.buffer = buffer;
    node.connect(this.#gain);
    // When reading fell behind, the clock has moved on; the next block follows at once.
    const time = Math.max(this.#nextTime, this.#context.currentTime + 0.02);
    node.start(time);
    this.#scheduled.push({ time, frame });
    if (this.#scheduled.length > 32) this.#scheduled.shift();
    this.#nextTime = time + frames / this.#source.sampleRate;
    this.#nextFrame = frame + frames;
  }
}

function sleep(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, seconds * 1000));
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}
