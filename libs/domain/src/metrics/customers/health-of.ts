import type { HealthBand, HealthComponent, HealthKind, HealthModel } from '@pulso/contract';

/** One component of a customer's health; `score` is 0 to 100. Null: there is no data for it. */
interface HealthPart {
  kind: HealthKind;
  weight: number;
  value: number | null;
  score: number | null;
}

export interface CustomerHealth {
  /** Σ weight × score ÷ Σ weight over the parts with data; null when not scored. */
  score: number | null;
  band: HealthBand | null;
  /** Share of the weights that have data. */
  coverage: number;
  /** Coverage is under the model's least. */
  provisional: boolean;
  notScored: 'new' | 'no_data' | null;
  parts: HealthPart[];
}

/**
 * What is this near to an edge lies on it: .4 + .2 is not .6 in doubles, and a sum taken in another order ends in other
 * bits, which must not move a customer.
 */
export const edgeTolerance = 1e-9;

/** What a value is worth, 0 to 100: straight from `zero` to `full`, cut beyond. */
function partScore(value: number, { target: { zero, full } }: HealthComponent): number {
  return 100 * Math.min(1, Math.max(0, (value - zero) / (full - zero)));
}

/** The band of an unrounded score: 50 is the last of a band up to 50, and 50.01 the first of the next. */
export function bandOf(score: number, bands: readonly HealthBand[]): HealthBand | null {
  return bands.find(({ upTo }) => score <= upTo + edgeTolerance) ?? bands.at(-1) ?? null;
}

/**
 * The band to act on: a customer leaves the band they were in only when the score is `margin` points beyond its
 * edge, so that nobody goes to and fro over an edge. Without an earlier band it is the band of the score.
 */
export function settledBand(
  score: number,
  before: string | null,
  bands: readonly HealthBand[],
  margin = 1,
): HealthBand | null {
  const index = bands.findIndex(({ id }) => id === before);
  const own = bands[index];
  if (own === undefined) return bandOf(score, bands);
  const under = bands[index - 1]?.upTo ?? -Infinity;
  const stays = score > under - margin && score <= own.upTo + margin;
  return stays ? own : bandOf(score, bands);
}

/** A customer's health by a model. `values` by kind; what is null or left out has no data. METRICS.md M4. */
export function healthOf(
  values: Readonly<Partial<Record<HealthKind, number | null>>>,
  isNew: boolean,
  model: HealthModel,
): CustomerHealth {
  const parts = model.components.map((component): HealthPart => {
    const { kind, weight } = component;
    const value = values[kind] ?? null;
    return { kind, weight, value, score: value === null ? null : partScore(value, component) };
  });
  const all = model.components.reduce((sum, { weight }) => sum + weight, 0);
  const present = parts.reduce((sum, { weight, score }) => sum + (score === null ? 0 : weight), 0);
  const notScored = isNew ? 'new' : present === 0 ? 'no_data' : null;
  const weighted = parts.reduce((sum, { weight, score }) => sum + weight * (score ?? 0), 0);
  const score = notScored === null ? weighted / present : null;
  return {
    score,
    band: score === null ? null : bandOf(score, model.bands),
    coverage: present / all,
    provisional: present / all < model.minCoverage - edgeTolerance,
    notScored,
    parts,
  };
}
