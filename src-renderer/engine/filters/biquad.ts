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

/** Passes everything, behind the last of an odd number of sections. */
const THROUGH: Biquad = { b0: 1, b1: 0, b2: 0, a1: 0, a2: 0 };

/**
 * Runs sections one behind the other over samples that arrive in blocks, from rest (transposed direct
 * form II).
 */
export class BiquadCascade {
  readonly #pairs: readonly BiquadPair[];

  constructor(sections: readonly Biquad[]) {
    this.#pairs = Array.from({ length: Math.ceil(sections.length / 2) }, (_, i) => {
      return new BiquadPair(sections[2 * i]!, sections[2 * i + 1] ?? THROUGH);
    });
  }

  /** @param samples changed in place; 64-bit, so that a pole near 0 Hz at 192 kHz adds no noise of its own */
  run(samples: Float64Array): void {
    for (const pair of this.#pairs) pair.run(samples);
  }
}

/**
 * Two sections in one loop: each sample waits for the one before it in the same section, so the processor
 * works on both at once.
 */
class BiquadPair {
  readonly #first: Biquad;
  readonly #second: Biquad;
  readonly #state = new Float64Array(4);

  constructor(first: Biquad, second: Biquad) {
    this.#first = first;
    this.#second = second;
  }

  run(samples: Float64Array): void {
    const { b0, b1, b2, a1, a2 } = this.#first;
    const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = this.#second;
    let s1 = this.#state[0]!;
    let s2 = this.#state[1]!;
    let t1 = this.#state[2]!;
    let t2 = this.#state[3]!;
    for (let i = 0; i < samples.length; i++) {
      const x = samples[i]!;
      const y = b0 * x + s1;
      s1 = b1 * x + s2 - a1 * y;
      s2 = b2 * x - a2 * y;
      const z = c0 * y + t1;
      t1 = c1 * y + t2 - d1 * z;
      t2 = c2 * y - d2 * z;
      samples[i] = z;
    }
    this.#state.set([s1, s2, t1, t2]);
  }
}
