import { calibrationEnd, cdnowPurchases, cdnowSummary, holdoutEnd } from '../../test/cdnow.ts';
import { describeRealData, golden } from '../../test/golden.ts';
import { expectWithin, sum } from '../../test/within.ts';
import { aliveProbabilities } from './bg-nbd/alive.ts';
import { expectedFuturePurchases, expectedPurchases } from './bg-nbd/expected-purchases.ts';
import { fitBgNbd } from './bg-nbd/fit.ts';
import { expectedPopulationSpend } from './gamma-gamma/expected-spend.ts';
import { fitGammaGamma } from './gamma-gamma/fit.ts';
import { backTest } from './holdout.ts';
import { historicValue, presentValueToDate } from './lifetime-value/historic-value.ts';
import { predictedValues } from './lifetime-value/predicted-value.ts';
import type { FitResult } from './model-error.ts';
import { mergeOccasions, summarisePurchases } from './purchase-history.ts';
import { convertSpan } from './time-unit.ts';

type Figures = Record<string, number>;

const parameterTolerance = 5e-3;
const logLikelihoodTolerance = 0.01;
const predictionTolerance = 1e-3;

function fitted<F>(result: FitResult<F>): F {
  if (!result.ok) throw new Error(result.failure.message);
  return result.fit;
}

function expectParams(
  fit: { params: object; logLikelihood: number; n: number; flat: boolean },
  expected: Figures,
) {
  const { ll, n, excluded_zero_spend: _, ...params } = expected;
  for (const [name, value] of Object.entries(params))
    expectWithin((fit.params as Figures)[name], value, parameterTolerance);
  expect(Math.abs(fit.logLikelihood - ll!)).toBeLessThan(logLikelihoodTolerance);
  expect(fit.n).toBe(n);
  expect(fit.flat).toBe(false);
}

describeRealData('the CDNOW summary table', () => {
  const histories = cdnowSummary();
  const purchases = fitted(fitBgNbd(histories));
  const spend = fitted(fitGammaGamma(histories.customers));

  it('gives the published parameters', () => {
    expectParams(purchases, golden<Figures>('CDS.bgnbd_from_summary_csv'));
    expectParams(spend, golden<Figures>('CDS.gammagamma_from_summary_csv'));
  });

  it('has the published repeaters and next to no correlation', () => {
    const spenders = histories.customers.filter(({ x }) => x > 0);
    expect([spenders.length, sum(spenders.map(({ x }) => x))]).toEqual([946, 2457]);
    expect(sum(spenders.map(({ m }) => m)) / 946).toBeCloseTo(35.0786, 3);
    expect(spend.correlation).toBeCloseTo(0.1139, 4);
    expect(spend.correlated).toBe(false);
  });

  it('expects 1653.4 purchases in the holdout', () => {
    const weeks = { length: 39, unit: 'week' } as const;
    expectWithin(
      sum(expectedFuturePurchases(purchases.params, histories, weeks)),
      1653.4,
      predictionTolerance,
    );
    const published = { model: 'bg-nbd', per: 'week', r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } as const;
    expectWithin(sum(expectedFuturePurchases(published, histories, weeks)), 1653.9, 1e-4);
  });

  it('is worth 71,509.9 over twelve months of 4.345 weeks', () => {
    const values = predictedValues(purchases.params, spend.params, histories, {
      period: convertSpan({ length: 1, unit: 'month' }, 'week'),
      periods: 12,
      discount: { rate: 0.01, per: 'month' },
    });
    for (const [index, expected] of [36.279, 4.638, 8.344, 8.344, 8.344, 283.524].entries())
      expectWithin(values[index], expected, predictionTolerance);
    expectWithin(sum(values), 71509.9, predictionTolerance);
    expectWithin(sum(values) / values.length, 30.339, predictionTolerance);
  });
});

describeRealData('the CDNOW transactions', () => {
  const transactions = cdnowPurchases();
  const histories = summarisePurchases(transactions, { unit: 'week', calibrationEnd });
  const { customers } = histories;
  const purchases = fitted(fitBgNbd(histories));
  const spend = fitted(fitGammaGamma(customers));
  const at = (customer: string): number => customers.findIndex((one) => one.customer === customer);

  it('give the golden parameters', () => {
    expectParams(purchases, golden<Figures>('CDS.bgnbd'));
    expectParams(spend, golden<Figures>('CDS.gammagamma'));
    expect(spend.excludedZeroSpend).toBe(golden<Figures>('CDS.gammagamma').excluded_zero_spend);
    expectWithin(
      expectedPopulationSpend(spend.params),
      golden('CDS.gg_mean_spend_population'),
      predictionTolerance,
    );
  });

  it('give the golden customers', () => {
    const alive = aliveProbabilities(purchases.params, histories);
    const future = expectedFuturePurchases(purchases.params, histories, { length: 39, unit: 'week' });
    for (const [id, expected] of Object.entries(golden<Record<string, Figures>>('CDS.customers_detail'))) {
      const { x, tx, T, m } = customers[at(id)]!;
      expect([x, tx * 7, T * 7]).toEqual([expected.x, expected.tx_days, expected.T_days]);
      expect(m).toBeCloseTo(expected.m!, 9);
      expectWithin(alive[at(id)], expected.p_alive!, predictionTolerance);
      expectWithin(future[at(id)], expected.exp39w!, predictionTolerance);
    }
    expectWithin(sum(alive) / alive.length, golden('CDS.p_alive_mean'), predictionTolerance);
    expectWithin(sum(future), golden('CDS.expected_holdout_39w_total'), predictionTolerance);
  });

  it('give the golden CLTV of 52 weeks', () => {
    const year = { length: 52, unit: 'week' } as const;
    expectWithin(
      expectedPurchases(purchases.params, year),
      golden('CDS.uncond_expected_purchases_52w'),
      predictionTolerance,
    );
    const values = predictedValues(purchases.params, spend.params, histories, {
      period: { length: 1, unit: 'week' },
      periods: 52,
      discount: { rate: 0.15, per: 'year' },
    });
    expectWithin(sum(values), golden('CDS.cltv52w_15pct_total'), predictionTolerance);
    expectWithin(sum(values) / values.length, golden('CDS.cltv52w_15pct_mean'), predictionTolerance);
    for (const [id, expected] of Object.entries(golden<Figures>('CDS.cltv52w_customer')))
      expectWithin(values[at(id)], expected, predictionTolerance);
    const best = values.toSorted((a, b) => b - a).slice(0, Math.ceil(values.length / 10));
    expectWithin((100 * sum(best)) / sum(values), golden('CDS.cltv52w_top10pct_share'), predictionTolerance);
  });

  it('give the golden back-test', () => {
    const test = backTest(purchases.params, transactions, { calibrationEnd, holdoutEnd });
    expect(test.actualTotal).toBe(golden('CDS.actual_holdout_repeat_days'));
    expectWithin(test.expectedTotal, golden('CDS.expected_holdout_39w_total'), predictionTolerance);
    expect(test.histogram.actual).toEqual([1411, 439, 214, 100, 62, 38, 29, 64]);
    expect(sum(test.histogram.expected)).toBeCloseTo(2357, 8);
    for (const [bin, count] of test.histogram.actual.entries())
      expect(Math.abs(test.histogram.expected[bin]! - count)).toBeLessThan(4 * Math.sqrt(count));
    expect(test.tracking.at(-1)?.actual).toBe(2457 + 1882);
    expectWithin(test.tracking.at(-1)?.expected, 2457 + 1882, 0.1);
    expect(test.meanAbsoluteError).toBeLessThan(1);
  });

  it('give the golden historic figures', () => {
    const historic = historicValue(transactions);
    expectWithin(historic.total, golden('CDS.revenue'), 1e-9);
    expectWithin(historic.mean!, golden('CDS.historic_cltv_mean'), 1e-6);
    const discounted = presentValueToDate(transactions, { rate: 0.1, per: 'year' });
    expectWithin(discounted.total, golden('CDS.pv_cltv_total_10pct'), 1e-6);
    const merged = mergeOccasions(transactions);
    const days = sum(merged.map(({ occasions }) => occasions.length));
    expect(merged.length).toBe(golden('CDS.customers'));
    expectWithin(days / merged.length, golden('CDS.purchase_days_per_customer'), 1e-6);
    const repeaters = merged.filter(({ occasions }) => occasions.length > 1).length;
    expectWithin((100 * repeaters) / merged.length, golden('CDS.repeat_rate_pct'), 1e-6);
    const whole = summarisePurchases(transactions, { unit: 'day', calibrationEnd: holdoutEnd });
    expect(whole.medianGap).toBe(golden('CDS.interpurchase_days_median'));
  });
});
