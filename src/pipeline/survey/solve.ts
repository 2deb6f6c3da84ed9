/**
 * Solves the square system a x = b by elimination with row pivots.
 * @throws when the matrix is singular to double precision.
 */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? Number.NaN]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const largest = Math.max(...rows.map((row) => Math.abs(row[column] ?? 0)));
    const candidates = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const pivot = column + candidates.indexOf(Math.max(...candidates));
    const top = rows[pivot];
    if (!top || !(Math.abs(top[column] ?? 0) > 1e-14 * largest))
      throw new Error(`calibration variables are linearly dependent (column ${column + 1} of ${size})`);
    rows[pivot] = rows[column] ?? top;
    rows[column] = top;
    for (const row of rows) {
      if (row === top) continue;
      const factor = (row[column] ?? 0) / (top[column] ?? 1);
      for (let j = column; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (top[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? Number.NaN) / (row[i] ?? Number.NaN));
}
