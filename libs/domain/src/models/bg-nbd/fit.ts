import { faultOf, type CustomerHistories } from '../customer-history.ts';
import { failed, type FitResult } from '../model-error.ts';
import { fitLikelihood, type ModelFit } from '../model-fit.ts';
import type { TimeUnit } from '../time-unit.ts';
import { compress, thinOut, type PurchaseGroup } from './compressed.ts';
import { bgNbdLogLikelihood } from './likelihood.ts';
import { bgNbdNames, type BgNbdNumbers, type BgNbdParams } from './params.ts';

export const fewestCustomers = 200;
export const fewestMedianGaps = 3;

export type BgNbdFit<U extends TimeUnit = TimeUnit> = ModelFit<BgNbdParams<U>, keyof BgNbdNumbers>;

/** Drop-out probabilities and how alike customers are in them; the first four are all but no drop-out. */
const meanDropouts = [0.0005, 0.005, 0.03, 0.1, 0.25, 0.5];
const concentrations = [0.5, 3, 10];
const shapes = [0.2, 0.6, 1.5, 4];
const rates = [1, 2, 4];
const startsTaken = 4;
/** A table of more distinct rows than the first is searched in a sample of the second. */
const manyRows = 6_000;
const sampledRows = 2_000;

/**
 * The best points of a grid, no two with the same drop-out. A flat likelihood has a plateau at a → 0 beside a low
 * summit; a single start ends on the one or on the other by chance.
 */
function startsFor(groups: readonly PurchaseGroup[], meanRate: number): BgNbdNumbers[] {
  const bestOf = (dropout: number): { params: BgNbdNumbers; value: number } =>
    concentrations
      .flatMap((b) => shapes.flatMap((r) => rates.map((rate) => ({ r, b, alpha: r / (rate * meanRate) }))))
      .map(({ r, b, alpha }) => {
        const params = { r, alpha, a: (b * dropout) / (1 - dropout), b };
        return { params, value: bgNbdLogLikelihood(params, groups) };
      })
      .reduce((best, one) => (one.value > best.value ? one : best));
  return meanDropouts
    .map(bestOf)
    .sort((one, other) => other.value - one.value)
    .slice(0, startsTaken)
    .map(({ params }) => params);
}

type Search = (
  groups: readonly PurchaseGroup[],
  starts: readonly BgNbdNumbers[],
) => FitResult<ModelFit<BgNbdNumbers, keyof BgNbdNumbers>>;

/** The summit of many rows is looked for with some of them, and climbed with all. */
function searchFrom(groups: readonly PurchaseGroup[], meanRate: number, search: Search): ReturnType<Search> {
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  if (rows <= manyRows) return search(groups, startsFor(groups, meanRate));
  const some = thinOut(groups, sampledRows);
  const starts = startsFor(some, meanRate);
  const found = search(some, starts);
  if (!found.ok) return search(groups, starts);
  const { params, flat } = found.fit;
  return search(groups, flat ? [params, ...starts.slice(0, 1)] : [params]);
}

/**
 * Fits the BG/NBD model by maximum likelihood to at least 200 customers watched for at least three median gaps
 * between purchases; fewer are `insufficient_history`. Amounts are not looked at. α comes in the unit of `per`.
 */
export function fitBgNbd<U extends TimeUnit>(histories: CustomerHistories<U>): FitResult<BgNbdFit<U>> {
  const { per, customers, medianGap } = histories;
  const n = customers.length;
  const fault = customers.map(faultOf).find((found) => found !== null);
  if (fault) return failed('invalid_input', fault);
  if (n < fewestCustomers)
    return failed('insufficient_history', `${n} customers; ${fewestCustomers} are needed`, {
      customers: n,
      needed: fewestCustomers,
    });
  const purchases = customers.reduce((sum, { x }) => sum + x, 0);
  const watched = customers.reduce((longest, { T }) => Math.max(longest, T), 0);
  if (purchases === 0 || medianGap === null)
    return failed('no_repeat_purchase', 'no customer has come back yet', { customers: n });
  if (watched < fewestMedianGaps * medianGap)
    return failed(
      'insufficient_history',
      `${watched.toFixed(1)} ${per}s of history; ${fewestMedianGaps} median gaps between purchases are needed`,
      { watched, medianGap, needed: fewestMedianGaps * medianGap },
    );
  const groups = compress(customers);
  const time = customers.reduce((sum, { T }) => sum + T, 0);
  const search = (within: readonly PurchaseGroup[], starts: readonly BgNbdNumbers[]) =>
    fitLikelihood(bgNbdNames, {
      n,
      scale: { r: 1, alpha: time / n, a: 1, b: 1 },
      logLikelihood: (params) => bgNbdLogLikelihood(params, within),
      starts,
    });
  const result = searchFrom(groups, purchases / time, search);
  if (!result.ok) return result;
  return { ok: true, fit: { ...result.fit, params: { model: 'bg-nbd', per, ...result.fit.params } } };
}
