import { intervalOf, z95, type ConfidenceInterval } from './interval.ts';

const exactUpTo = 50;
const tail = 0.025;

/** P(X <= count) for a Poisson variable of that mean. */
function poissonCdf(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

/** The mean at which P(X <= count) is `probability`; the probability falls as the mean grows, so bisection finds it. */
function meanWhere(count: number, probability: number): number {
  let low = 0;
  let high = 2 * count + 20;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (poissonCdf(count, middle) > probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

const byar = (events: number, sign: number): number =>
  events * (1 - 1 / (9 * events) + (sign * z95) / (3 * Math.sqrt(events))) ** 3;

/**
 * Interval of the rate behind a count of independent events. Garwood's exact limits (1936) up to 50 events, above
 * that Byar's approximation to them, within 0.01 % (Breslow & Day 1987, volume II, p. 69).
 */
export function poissonInterval(count: number): ConfidenceInterval {
  if (count > exactUpTo) return intervalOf('poisson', byar(count, -1), byar(count + 1, 1));
  return intervalOf('poisson', count > 0 ? meanWhere(count - 1, 1 - tail) : 0, meanWhere(count, tail));
}

/**
 * Interval of a sum over a random number of independent amounts (compound Poisson): its variance is
 * estimated by Σx². Null without amounts.
 */
export function compoundPoissonInterval(sum: number, squares: number): ConfidenceInterval | null {
  if (squares <= 0) return null;
  const half = z95 * Math.sqrt(squares);
  return intervalOf('compound-poisson', sum - half, sum + half);
}
