/**
 * Kaiser's window, the narrowest transition for a given attenuation.
 *
 * @param beta 0 is a rectangle; 12 keeps a filter 118 dB down
 * @returns its height at −1 to 1: 1 in the middle, 0 beyond the ends
 */
export function kaiserWindow(beta: number): (x: number) => number {
  const middle = bessel(beta);
  return (x) => (Math.abs(x) > 1 ? 0 : bessel(beta * Math.sqrt(1 - x * x)) / middle);
}

/** The modified Bessel function I₀, by its power series. */
function bessel(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-12 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

/** sin πx / πx. */
export function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}
