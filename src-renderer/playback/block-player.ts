import { fadeIn, fadeOut } from '../engine/treatments/fades.ts';

/** Decoded sound that can be read anywhere, in frames. */
export interface FrameSource {
  /** Hertz. */
  readonly sampleRate: number;
  /** Planar channels of the frames `start` to `end` (exclusive). */
  read(start: number, end: number, signal: AbortSignal): Promise<Float32Array<ArrayBuffer>[]>;
}

/** Stretches in frames that are played one after the other. */
export interface Playlist {
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly loop: boolean;
  /** Linear. */
  readonly gain: number;
}

/** Where to begin: a frame in one of the playlist's ranges. */
export interface PlayStart {
  readonly range: number;
  readonly frame: number;
}

export interface PlayerEvents {
  /** Something sounds now. */
  readonly started: () => void;
  /** The end was heard; a stop is none. */
  readonly ended: () => void;
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
  readonly #playlist: () => Playlist;
  readonly #events: PlayerEvents;
  #context: AudioContext | null = null;
  #run: PlayRun | null = null;

  /** @param playlist asked for each block, so that edits are heard while playing */
  constructor(source: FrameSource, playlist: () => Playlist, events: PlayerEvents) {
    this.#source = source;
    this.#playlist = playlist;
    this.#events = events;
  }

  /** @throws what reading throws, when a block cannot be read. */
  async play(start: PlayStart): Promise<void> {
    this.pause();
    this.#context ??= new AudioContext({ sampleRate: this.#source.sampleRate });
    const run = new PlayRun(this.#context, this.#source, this.#playlist, start);
    this.#run = run;
    await this.#context.resume();
    const finished = await run.play(this.#events.started);
    if (finished && this.#run === run) {
      this.#run = null;
      this.#events.ended();
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
  readonly #playlist: () => Playlist;
  readonly #gain: GainNode;
  readonly #stopped = new AbortController();
  readonly #scheduled: Scheduled[] = [];
  #range: number;
  #nextFrame: number;
  #nextTime = 0;

  constructor(
    context: AudioContext,
    source: FrameSource,
    playlist: () => Playlist,
    start: PlayStart,
  ) {
    this.#context = context;
    this.#source = source;
    this.#playlist = playlist;
    this.#range = start.range;
    this.#nextFrame = start.frame;
    this.#gain = context.createGain();
    this.#gain.gain.value = playlist().gain;
    this.#gain.connect(context.destination);
  }

  /** Resolves with true when the end was heard, false when it was stopped. */
  async play(started: () => void): Promise<boolean> {
    const { signal } = this.#stopped;
    try {
      while (await this.#scheduleNext(signal)) {
        if (this.#scheduled.length === 1) started();
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
    const { ranges, loop, gain } = this.#playlist();
    const range = this.#nextRange(ranges, loop);
    if (!range) return false;
    const first = this.#nextFrame;
    const last = Math.min(range.end, first + Math.round(BLOCK_SECONDS * this.#source.sampleRate));
    const channels = await this.#source.read(first, last, signal);
    signal.throwIfAborted();
    const [one] = channels;
    if (!one || one.length === 0) return false;
    const fade = Math.round(FADE_SECONDS * this.#source.sampleRate);
    if (first === range.start) fadeAll(channels, fadeIn, fade);
    if (last === range.end) fadeAll(channels, fadeOut, fade);
    this.#gain.gain.setTargetAtTime(gain, this.#context.currentTime, FADE_SECONDS);
    this.#schedule(channels, one.length, first);
    return true;
  }

  /** The range that the next frame lies in, after edits too; undefined when everything was played. */
  #nextRange(ranges: Playlist['ranges'], loop: boolean) {
    const current = ranges[this.#range];
    if (current && this.#nextFrame < current.end) {
      this.#nextFrame = Math.max(this.#nextFrame, current.start);
      return current;
    }
    this.#range += 1;
    if (loop && this.#range >= ranges.length) this.#range = 0;
    const next = ranges[this.#range];
    if (next) this.#nextFrame = next.start;
    return next;
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

/** What begins or ends at a cut would click. */
function fadeAll(
  channels: readonly Float32Array[],
  fade: (samples: Float32Array, frames: number) => void,
  frames: number,
): void {
  for (const channel of channels) fade(channel, frames);
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
