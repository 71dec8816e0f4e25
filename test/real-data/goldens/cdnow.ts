import type { Asking, GoldenSet } from './asking.ts';
import { modelFigures } from './cdnow-models.ts';
import { cohortRows } from './cohorts.ts';

const daySeconds = 86_400;
const byDay = { params: { occasion: 'day' } };

const gapDays = async (from: Asking, stat: string): Promise<number> =>
  (await from.value('interpurchase_time', { params: { stat } })) / daySeconds;

export const cdnow: GoldenSet = {
  source: 'cdnow',
  window: ['1997-01-01T00:00:00Z', '1998-07-01T00:00:00Z'],
  figures: {
    ...modelFigures,
    'CDS.transactions': (from) => from.value('orders'),
    'CDS.customers': (from) => from.value('customers'),
    'CDS.cds': (from) => from.value('property_sum', { params: { property: 'cds' } }),
    'CDS.revenue': (from) => from.value('revenue'),
    'CDS.aov': (from) => from.value('aov'),
    'CDS.historic_cltv_mean': (from) => from.value('cltv_historic'),
    'CDS.pv_cltv_total_10pct': async (from) =>
      (await from.total('cltv_present_value', { params: { discount_rate: 0.1 } })).numerator,
    'CDS.repeat_rate_pct': (from) => from.value('repurchase_rate', byDay),
    'CDS.purchase_days_per_customer': (from) => from.value('orders_per_customer', byDay),
    'CDS.interpurchase_days_median': (from) => gapDays(from, 'median'),
    'CDS.interpurchase_days_p90': (from) => gapDays(from, 'p90'),
    'CDS.cohort_active': (from) => cohortRows(from, '1998-06', 18),
  },
};
