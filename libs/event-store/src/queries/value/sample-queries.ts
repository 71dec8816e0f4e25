import type { MetricRequest } from '../metrics/metric-request.ts';
import { composeHistories } from './purchase-histories-reading.ts';
import { composeRenewals } from './renewals-reading.ts';

const histories = { calibrationEnd: '', currency: '', silentGaps: 0 };
const renewals = { survivors: [], of: 'Subscription renewed', period: 'month' as const };

/** One rendering of every form that a query on lifetime value takes. */
export const valueSamples = (wall: MetricRequest, raw: MetricRequest) => [
  composeHistories(wall, histories),
  composeHistories(raw, { ...histories, currency: 'EUR' }),
  composeRenewals(wall, renewals),
  composeRenewals(raw, renewals),
];
