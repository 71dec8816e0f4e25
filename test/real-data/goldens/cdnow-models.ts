import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FitAnswer, LifetimeValueAnswer, LifetimeValueRow, MetricValue } from '@pulso/contract';
import { dataFolder } from '../support/golden.ts';
import type { Asking, GoldenSet } from './asking.ts';

const window = { from: '1997-01-01T00:00:00Z', to: '1998-07-01T00:00:00Z' };
const calibrationEnd = '1997-09-30';
const customers = ['0001', '0002', '0003', '1516'];

/** The model of the calibration: parameters, its holdout and 52 weeks ahead at 15 % a year. */
const predicted = (from: Asking): Promise<MetricValue> =>
  from.total('cltv_predicted', { params: { calibration_end: calibrationEnd } });
const part = async (from: Asking, name: string) => (await predicted(from)).parts?.[name];

async function purchaseModel(from: Asking): Promise<object> {
  const { n, parts } = await predicted(from);
  const { r, alpha, a, b, ll } = parts ?? {};
  return { r, alpha, a, b, ll, n };
}

async function spendModel(from: Asking): Promise<object> {
  const { p, q, v, gg_ll: ll, gg_n: n, excluded_zero_spend } = (await predicted(from)).parts ?? {};
  return { p, q, v, ll, n, excluded_zero_spend };
}

/** The published summary of the same customers, in weeks, fitted as a table of its own. */
async function fitSummary(from: Asking): Promise<FitAnswer> {
  const path = join(dataFolder, 'cdnow', 'cdnow_customers_summary_with_transactions.csv');
  const [, ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const table = rows.map((row) => {
    const [, x, tx, T, m] = row.split(',').map(Number);
    return { x, tx, T, m };
  });
  return from.call<FitAnswer>('models/bg-nbd/fit', { unit: 'week', customers: table });
}

async function valuesOf(from: Asking, weeks: number): Promise<[id: string, row: LifetimeValueRow][]> {
  const answer = await from.call<LifetimeValueAnswer>('models/lifetime-value', {
    ...window,
    calibration_end: calibrationEnd,
    horizon_weeks: weeks,
    filters: { source: 'cdnow' },
    customers,
  });
  return answer.customers.map((row) => [row.customer, row]);
}

export const modelFigures: GoldenSet['figures'] = {
  'CDS.bgnbd_from_summary_csv': async (from) => {
    const { purchases } = await fitSummary(from);
    return { ...purchases?.params, ll: purchases?.logLikelihood, n: purchases?.n };
  },
  'CDS.gammagamma_from_summary_csv': async (from) => {
    const { spend } = await fitSummary(from);
    return { ...spend?.params, ll: spend?.logLikelihood, n: spend?.n };
  },
  'CDS.bgnbd': purchaseModel,
  'CDS.gammagamma': spendModel,
  'CDS.gg_mean_spend_population': (from) => part(from, 'mean_spend_population'),
  'CDS.expected_holdout_39w_total': (from) => part(from, 'expected_holdout_total'),
  'CDS.p_alive_mean': (from) => part(from, 'p_alive_mean'),
  'CDS.actual_holdout_repeat_days': (from) => part(from, 'actual_holdout_repeat'),
  'CDS.customers_detail': async (from) => {
    const rows = await valuesOf(from, 39);
    return Object.fromEntries(
      rows.map(([id, { x, tx_days, T_days, m, p_alive, expected }]) => [
        id,
        { x, tx_days, T_days, m, p_alive, exp39w: expected },
      ]),
    );
  },
  'CDS.uncond_expected_purchases_52w': (from) => part(from, 'uncond_expected'),
  'CDS.cltv52w_15pct_total': async (from) => (await predicted(from)).numerator,
  'CDS.cltv52w_15pct_mean': async (from) => (await predicted(from)).value,
  'CDS.cltv52w_top10pct_share': (from) => part(from, 'top10_share'),
  'CDS.cltv52w_customer': async (from) =>
    Object.fromEntries((await valuesOf(from, 52)).map(([id, { cltv }]) => [id, cltv])),
};
