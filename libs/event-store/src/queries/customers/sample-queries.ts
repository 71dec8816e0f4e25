import { defaultHealthModel } from '@pulso/contract';
import type { MetricRequest } from '../metrics/metric-request.ts';
import { experienceReader } from './experience-reading.ts';
import { healthReader } from './health-reading.ts';

/** One rendering of every form that a query on customers takes. */
export const customerSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  healthReader.compose(grouped, { model: { ...defaultHealthModel, currency: 'EUR' }, by: 'none' }),
  experienceReader.compose(plain, { halfLifeDays: 90 }),
];
