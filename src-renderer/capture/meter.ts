/** What was measured in one interval of about 50 ms. */
export interface LevelReading {
  /** The loudest sample, full scale 1. */
  readonly peak: number;
  /** Mean of the squared samples, full scale 1. */
  readonly power: number;
  /** Whether the microphone or its converter ran out of room. */
  readonly clipped: boolean;
}

/** Readings a second: as fast as an eye follows a meter. */
export const READINGS_PER_SECOND = 20;

/** A sample this near to full scale is at the converter's end; 0.999 is −0.01 dBFS. */
const CLIP_LEVEL = 0.999;
/** A voice may touch full scale with a single sample; staying there is clipping. */
const CLIP_RUN = 3;

/** Measures sound as it comes, in pieces of any length. */
export class Meter {
  readonly #interval: number;
  /** Frames since the last reading. */
  #frames = 0;
  /** How many more are due: pieces rarely end with an interval, and what is over counts on. */
  #due: number;
  #peak = 0;
  #squares = 0;
  #clipped = false;
  /** How long each channel has been at full scale; runs go on across pieces. */
  #runs: number[] = [];

  /** @param sampleRate hertz */
  constructor(sampleRate: number) {
    this.#interval = sampleRate / READINGS_PER_SECOND;
    this.#due = this.#interval;
  }

  /**
   * @param mono what is recorded
   * @param channels what it is mixed from: a channel may clip where the mix does not show it
   * @returns the reading of an interval that has just ended, else null
   */
  add(mono: Float32Array, channels: readonly Float32Array[]): LevelReading | null {
    for (const sample of mono) {
      this.#peak = Math.max(this.#peak, Math.abs(sample));
      this.#squares += sample * sample;
    }
    channels.forEach((channel, index) => {
      this.#watchForClipping(channel, index);
    });
    this.#frames += mono.length;
    this.#due -= mono.length;
    return this.#due <= 0 ? this.#read() : null;
  }

  #watchForClipping(channel: Float32Array, index: number): void {
    let run = this.#runs[index] ?? 0;
    for (const sample of channel) {
      run = Math.abs(sample) >= CLIP_LEVEL ? run + 1 : 0;
      if (run >= CLIP_RUN) this.#clipped = true;
    }
    this.#runs[index] = run;
  }

  #read(): LevelReading {
    const power = this.#squares / this.#frames;
    const reading = { peak: this.#peak, power, clipped: this.#clipped };
    this.#frames = 0;
    this.#due += this.#interval;
    this.#peak = 0;
    this.#squares = 0;
    this.#clipped = false;
    return reading;
  }
}
