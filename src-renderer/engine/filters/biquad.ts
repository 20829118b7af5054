/** One second-order section, a0 = 1: y = b0·x + b1·x₁ + b2·x₂ − a1·y₁ − a2·y₂. */
export interface Biquad {
  readonly b0: number;
  readonly b1: number;
  readonly b2: number;
  readonly a1: number;
  readonly a2: number;
}

/**
 * A Butterworth high-pass of even order, −3 dB at `hertz`, as a cascade of sections.
 *
 * Each section is the high-pass of R. Bristow-Johnson's audio EQ cookbook (bilinear transform) with
 * the Q of one pair of Butterworth's poles.
 *
 * @throws RangeError when the order is odd or the frequency is not between 0 and half the rate
 */
export function butterworthHighPass(hertz: number, sampleRate: number, order: number): Biquad[] {
  if (!(hertz > 0 && hertz < sampleRate / 2)) throw new RangeError(`no high-pass at ${hertz} Hz`);
  if (order < 2 || order % 2 !== 0) throw new RangeError(`not an even order: ${order}`);
  const omega = (2 * Math.PI * hertz) / sampleRate;
  const cos = Math.cos(omega);
  return Array.from({ length: order / 2 }, (_, pair) => {
    const q = 1 / (2 * Math.cos((Math.PI * (2 * pair + 1)) / (2 * order)));
    const alpha = Math.sin(omega) / (2 * q);
    const a0 = 1 + alpha;
    const b0 = (1 + cos) / 2 / a0;
    return { b0, b1: -2 * b0, b2: b0, a1: (-2 * cos) / a0, a2: (1 - alpha) / a0 };
  });
}

/** Runs a section over samples that arrive in blocks, from rest (transposed direct form II). */
export class BiquadFilter {
  readonly #section: Biquad;
  #s1 = 0;
  #s2 = 0;

  constructor(section: Biquad) {
    this.#section = section;
  }

  /** @param samples changed in place; 64-bit, so that a pole near 0 Hz at 192 kHz adds no noise of its own */
  run(samples: Float64Array): void {
    const { b0, b1, b2, a1, a2 } = this.#section;
    let [s1, s2] = [this.#s1, this.#s2];
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      const y = b0 * x + s1;
      s1 = b1 * x - a1 * y + s2;
      s2 = b2 * x - a2 * y;
      samples[i] = y;
    }
    this.#s1 = s1;
    this.#s2 = s2;
  }
}
