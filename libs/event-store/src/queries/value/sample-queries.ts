import type { MetricRequest } from '../metrics/metric-request.ts';
import { acquisitionReader } from './acquisition-reading.ts';
import { lifetimesReader } from './lifetimes-reading.ts';
import { composeCustomerHistories } from './customer-histories.ts';
import { composeHistories } from './purchase-histories-reading.ts';
import { composeRenewals } from './renewals-reading.ts';

const histories = { calibrationEnd: '', currency: '', silentGaps: 0 };
const spend = { variant: 'full' as const, lagDays: 7, currency: '' };
const renewals = { survivors: [], of: 'Subscription renewed', period: 'month' as const };

/** One rendering of every form that a query on lifetime value takes. */
export const valueSamples = (wall: MetricRequest, raw: MetricRequest) => [
  composeHistories(wall, histories),
  composeHistories(raw, { ...histories, currency: 'EUR' }),
  composeCustomerHistories(wall, histories, ['c:ana']),
  composeRenewals(wall, renewals),
  composeRenewals(raw, renewals),
  lifetimesReader.compose(wall, { currency: '', discountRate: 0.1 }),
  lifetimesReader.compose(raw, { currency: 'EUR', discountRate: 0.1 }),
  acquisitionReader.compose(wall, {
    ...spend,
    acquired: 'properties.sales',
    ofCustomers: false,
    byAge: false,
  }),
  acquisitionReader.compose(raw, { ...spend, acquired: '', ofCustomers: true, byAge: true }),
];
