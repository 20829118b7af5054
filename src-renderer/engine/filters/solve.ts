/**
 * Solves A·x = b for a symmetric positive definite A, by Cholesky's decomposition; both are used up.
 *
 * @param matrix row by row, n × n; only the lower triangle is read, and it is overwritten
 * @param vector b, overwritten by x
 * @returns false when A is not positive definite; the vector is then of no use
 */
export function solveInPlace(matrix: Float64Array, vector: Float64Array): boolean {
  const size = vector.length;
  for (let column = 0; column < size; column++) {
    for (let row = column; row < size; row++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= matrix[row * size + k]! * matrix[column * size + k]!;
      if (row === column) {
        if (!(sum > 0)) return false;
        matrix[row * size + row] = Math.sqrt(sum);
      } else matrix[row * size + column] = sum / matrix[column * size + column]!;
    }
  }
  for (let row = 0; row < size; row++) {
    let sum = vector[row]!;
    for (let k = 0; k < row; k++) sum -= matrix[row * size + k]! * vector[k]!;
    vector[row] = sum / matrix[row * size + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = vector[row]!;
    for (let k = row + 1; k < size; k++) sum -= matrix[k * size + row]! * vector[k]!;
    vector[row] = sum / matrix[row * size + row]!;
  }
  return true;
}
