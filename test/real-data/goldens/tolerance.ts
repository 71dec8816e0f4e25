/** Relative tolerance of plain statistics, as GOLDEN.md sets it; whole numbers are counts and must be exact. */
const statistic = 1e-6;
const modelParameter = 5e-3;
const logLikelihood = 1e-2;
const prediction = 1e-3;

/** Names of figures that a likelihood was maximised for, and of what follows from it. */
const parameters = new Set(['r', 'alpha', 'a', 'b', 'p', 'q', 'v']);
const models = /^CDS\.(bgnbd|gammagamma)/;
const predictions =
  /^CDS\.(gg_mean|expected_holdout|p_alive|uncond_expected|cltv52w|customers_detail\.\d+\.(p_alive|exp39w))/;

/**
 * Where `got` is not `expected` within the tolerance of the figure `id`: each place as text, none when it matches.
 * Tables are compared cell by cell; a cell more or less is a difference.
 */
export function differences(id: string, expected: unknown, got: unknown): string[] {
  if (typeof expected === 'number') {
    return typeof got === 'number' && isNear(id, expected, got)
      ? []
      : [`${id}: ${expected}, not ${String(got)}`];
  }
  if (!isTable(expected) || !isTable(got)) return [`${id}: ${String(expected)}, not ${String(got)}`];
  const names = new Set([...Object.keys(expected), ...Object.keys(got)]);
  return [...names].flatMap((name) => differences(`${id}.${name}`, expected[name], got[name]));
}

function isNear(id: string, expected: number, got: number): boolean {
  const off = Math.abs(got - expected);
  if (models.test(id)) {
    const name = id.slice(id.lastIndexOf('.') + 1);
    if (name === 'll') return off <= logLikelihood;
    if (parameters.has(name)) return off <= modelParameter * Math.abs(expected);
  }
  if (predictions.test(id)) return off <= prediction * Math.abs(expected);
  return Number.isInteger(expected) ? got === expected : off <= statistic * Math.abs(expected);
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
