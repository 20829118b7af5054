/**
 * The value that `n` others are not above (0 for the smallest), without sorting all: C. A. R. Hoare,
 * "Algorithm 65: FIND", CACM 4:7, 1961. Time grows with the length alone.
 *
 * @param values numbers, put into another order
 * @returns undefined when there are not so many
 */
export function nthSmallest(values: Float64Array | Float32Array, n: number): number | undefined {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1]!;
    let i = left;
    let j = right;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (n <= j) right = j;
    else if (n >= i) left = i;
    else break;
  }
  return values[n];
}
