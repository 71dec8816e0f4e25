import { defaultHealthModel } from '@pulso/contract';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { composeCustomerState } from './customer-state.ts';
import { experienceReader } from './experience-reading.ts';
import { healthReader } from './health-reading.ts';

/** One rendering of every form that a query on customers takes. */
export const customerSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  healthReader.compose(grouped, { model: { ...defaultHealthModel, currency: 'EUR' }, by: 'none' }),
  experienceReader.compose(plain, { halfLifeDays: 90 }),
  ...[undefined, ['t-1', 't-2']].map((tickets) =>
    composeCustomerState({
      ...{ workspaceId: 'main', person: 'c:ana', ids: ['c:ana', 'v:phone'], tickets },
      ...{ atMs: plain.toMs, tz: 'UTC', model: defaultHealthModel },
    }),
  ),
];
