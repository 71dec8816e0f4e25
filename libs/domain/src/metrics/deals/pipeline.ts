import { intervalOf, z95 } from '../../statistics/interval.ts';
import type { Measure } from '../metric.ts';
import type { PipelineSlice, PipelineState } from './cells.ts';

const sumOf = (slices: readonly PipelineSlice[], of: (slice: PipelineSlice) => number): number =>
  slices.reduce((sum, slice) => sum + of(slice), 0);

const amount = (slice: PipelineSlice): number => slice.amount;
const deals = (slice: PipelineSlice): number => slice.deals;

/** Runs a computation on the slices of one month (or all) and one currency; several currencies have no value. */
export function inOneCurrency(
  { slices, month }: PipelineState,
  compute: (slices: readonly PipelineSlice[]) => Measure,
): Measure {
  const own = slices.filter((slice) => month === undefined || slice.month === month);
  const currencies = [
    ...new Set(own.filter(({ source }) => source !== 'unpriced').map(({ currency }) => currency)),
  ];
  const [currency] = currencies.sort();
  if (currency === undefined) return { value: null, n: 0, parts: { unpriced: sumOf(own, deals) } };
  if (currencies.length === 1) return { unit: currency, ...compute(own) };
  const message = `Deals in ${currencies.join(', ')} do not add up: filter or group by currency.`;
  const amounts = currencies.map((code): [string, number] => [
    `amount_${code}`,
    sumOf(
      own.filter((slice) => slice.currency === code),
      amount,
    ),
  ]);
  return {
    value: null,
    n: sumOf(own, deals),
    parts: Object.fromEntries(amounts),
    warnings: [{ code: 'mixed_currencies', message }],
  };
}

/**
 * What a pipeline is worth: Σ amount × chance, won deals at 100 %. The interval takes each deal as a draw of its own;
 * it lies between what is won and all there is. A deal without a chance or an amount is left out and counted.
 */
export function forecastOf(slices: readonly PipelineSlice[]): Measure {
  const of = (...sources: PipelineSlice['source'][]): PipelineSlice[] =>
    slices.filter(({ source }) => sources.includes(source));
  const counted = of('won', 'stated', 'default', 'history');
  const won = sumOf(of('won'), amount);
  const total = sumOf(counted, amount);
  const weighted = sumOf(counted, (slice) => slice.weighted);
  const half = z95 * Math.sqrt(sumOf(counted, (slice) => slice.variance));
  const [unknown, unpriced] = [sumOf(of('unknown'), deals), sumOf(of('unpriced'), deals)];
  const n = sumOf(counted, deals);
  const message = `${unknown} deals have no chance of their own, by their stage or from history, ${unpriced} no amount: left out.`;
  return {
    value: n > 0 ? weighted : null,
    n,
    interval: n > 0 ? intervalOf('poisson-binomial', weighted - half, weighted + half, won, total) : null,
    parts: {
      ...{ won, open: total - won, total, unknown, unpriced },
      by_history: sumOf(of('history'), deals),
      chance_low: sumOf(counted, (slice) => slice.low),
      chance_high: sumOf(counted, (slice) => slice.high),
    },
    warnings: unknown + unpriced > 0 ? [{ code: 'excluded', message }] : [],
  };
}

/** All that is open ÷ the target; no target, no value. */
export function coverageOf(slices: readonly PipelineSlice[], target: number): Measure {
  const open = slices.filter(({ source }) => source !== 'won' && source !== 'unpriced');
  const value = sumOf(open, amount);
  const n = sumOf(open, deals);
  return {
    value: n > 0 && target > 0 ? value / target : null,
    n,
    numerator: value,
    denominator: target,
    unit: 'ratio',
    parts: { open: value, weighted: sumOf(open, (slice) => slice.weighted) },
  };
}
