/** One case of a logistic regression: its inputs, its answer, and how much it counts. */
export type Sample = { readonly inputs: readonly number[]; readonly answer: boolean; readonly counts: number };

/** Weights on the inputs as they are, and the constant. */
export type Fitted = { readonly weights: readonly number[]; readonly constant: number };

const MAX_ROUNDS = 20;
const SETTLED = 1e-6;

/** Fits a logistic regression by Newton's method with a ridge on standardised inputs. Deterministic. */
export function fitLogistic(samples: readonly Sample[], ridge: number): Fitted {
  const width = samples[0]?.inputs.length ?? 0;
  const scales = scalesOf(samples, width);
  const rows = samples.map(({ inputs }) => [...inputs.map((value, at) => (value - (scales.means[at] ?? 0)) / (scales.deviations[at] ?? 1)), 1]);
  const weights = new Array<number>(width + 1).fill(0);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const step = newtonStep(rows, samples, weights, ridge);
    for (const [at, change] of step.entries()) weights[at] = (weights[at] ?? 0) + change;
    if (step.every((change) => Math.abs(change) < SETTLED)) break;
  }
  const plain = weights.slice(0, width).map((weight, at) => weight / (scales.deviations[at] ?? 1));
  const shift = plain.reduce((sum, weight, at) => sum + weight * (scales.means[at] ?? 0), 0);
  return { weights: plain, constant: (weights[width] ?? 0) - shift };
}

function scalesOf(samples: readonly Sample[], width: number): { means: number[]; deviations: number[] } {
  const columns = Array.from({ length: width }, (_, at) => samples.map(({ inputs }) => inputs[at] ?? 0));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const deviations = columns.map((column, at) => Math.sqrt(column.reduce((sum, value) => sum + (value - (means[at] ?? 0)) ** 2, 0) / column.length) || 1);
  return { means, deviations };
}

function newtonStep(rows: readonly (readonly number[])[], samples: readonly Sample[], weights: readonly number[], ridge: number): number[] {
  const size = weights.length;
  const curvature = Array.from({ length: size }, () => new Float64Array(size + 1));
  for (const [at, row] of rows.entries()) {
    const sample = samples[at];
    if (sample === undefined) continue;
    const odds = row.reduce((sum, value, column) => sum + value * (weights[column] ?? 0), 0);
    const chance = 1 / (1 + Math.exp(-odds));
    addOuter(curvature, row, sample.counts * chance * (1 - chance) + 1e-9, sample.counts * ((sample.answer ? 1 : 0) - chance));
  }
  for (const [at, line] of curvature.entries()) {
    // The constant, last, is not held back.
    const held = at < size - 1 ? ridge : 1e-6;
    line[at] = (line[at] ?? 0) + held;
    line[size] = (line[size] ?? 0) - (at < size - 1 ? held * (weights[at] ?? 0) : 0);
  }
  return solve(curvature);
}

function addOuter(matrix: readonly Float64Array[], row: readonly number[], curve: number, slope: number): void {
  for (const [at, line] of matrix.entries()) {
    const value = row[at] ?? 0;
    if (value === 0) continue;
    for (const [column, other] of row.entries()) line[column] = (line[column] ?? 0) + curve * value * other;
    line[row.length] = (line[row.length] ?? 0) + slope * value;
  }
}

/** Solves a system given as an augmented matrix, by Gauss-Jordan with pivoting. */
function solve(matrix: Float64Array[]): number[] {
  const size = matrix.length;
  for (let column = 0; column < size; column++) {
    const pivot = matrix
      .slice(column)
      .reduce((best, line, at) => (Math.abs(line[column] ?? 0) > Math.abs(matrix[best]?.[column] ?? 0) ? column + at : best), column);
    const top = matrix[pivot];
    const old = matrix[column];
    if (top === undefined || old === undefined) break;
    matrix[pivot] = old;
    matrix[column] = top;
    for (const line of matrix) {
      const factor = line === top ? 0 : (line[column] ?? 0) / (top[column] ?? 1);
      if (factor !== 0) for (let at = column; at <= size; at++) line[at] = (line[at] ?? 0) - factor * (top[at] ?? 0);
    }
  }
  return matrix.map((line, at) => (line[size] ?? 0) / (line[at] ?? 1));
}
