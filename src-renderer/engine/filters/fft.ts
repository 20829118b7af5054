/**
 * A complex Fourier transform of a power-of-two length, in place (Cooley and Tukey, 1965, radix 2).
 *
 * X[k] = Σ x[n] · e^(−2πi·kn/N), unscaled.
 *
 * @throws RangeError when the lengths differ or are no power of two
 */
export function fft(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  if (size !== imaginary.length || size === 0 || (size & (size - 1)) !== 0) {
    throw new RangeError(`no transform of length ${size}`);
  }
  reverseBits(real, imaginary);
  const { cosines, sines } = turnsOf(size);
  for (let half = 1; half < size; half *= 2) {
    const stride = size / (2 * half);
    for (let start = 0; start < size; start += 2 * half) {
      for (let k = 0; k < half; k++) {
        const cos = cosines[k * stride]!;
        const sin = sines[k * stride]!;
        const i = start + k;
        const j = i + half;
        const re = real[j]! * cos - imaginary[j]! * sin;
        const im = real[j]! * sin + imaginary[j]! * cos;
        real[j] = real[i]! - re;
        imaginary[j] = imaginary[i]! - im;
        real[i]! += re;
        imaginary[i]! += im;
      }
    }
  }
}

interface Turns {
  readonly cosines: Float64Array;
  readonly sines: Float64Array;
}

let lastTurns: Turns = { cosines: new Float64Array(0), sines: new Float64Array(0) };

/** e^(−2πi·k/size) for half a turn; the last size's are kept, as transforms come in rows. */
function turnsOf(size: number): Turns {
  if (lastTurns.cosines.length !== size >> 1) {
    const angle = (_: unknown, k: number) => (-2 * Math.PI * k) / size;
    const angles = Float64Array.from({ length: size >> 1 }, angle);
    lastTurns = { cosines: angles.map(Math.cos), sines: angles.map(Math.sin) };
  }
  return lastTurns;
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  const size = real.length;
  for (let i = 1, j = 0; i < size; i++) {
    let bit = size >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [real[i], real[j]] = [real[j]!, real[i]!];
    [imaginary[i], imaginary[j]] = [imaginary[j]!, imaginary[i]!];
  }
}
