import type { MetricRequest } from '../metrics/metric-request.ts';
import { buyersReader } from './buyers-reading.ts';
import { cohortsReader } from './cohorts-reading.ts';
import { gapsReader } from './gaps-reading.ts';
import { repeatsReader } from './repeats-reading.ts';
import { retainedReader } from './retained-reading.ts';
import { worthOrdersReader } from './worth-orders-reading.ts';

/** One rendering of every form that a query on orders takes, on a question without and one with groups. */
export const orderSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  buyersReader.compose(grouped, {}),
  repeatsReader.compose(plain, { occasion: 'order', of: 'orders' }),
  repeatsReader.compose(grouped, { occasion: 'day', of: 'renewed' }),
  gapsReader.compose(plain, { of: 'orders' }),
  gapsReader.compose(grouped, { of: 'renewed' }),
  retainedReader.compose(plain, { of: 'any' }),
  retainedReader.compose(grouped, { of: 'orders' }),
  cohortsReader.compose(plain, { of: 'orders', period: 'week', measure: 'active', currency: '' }),
  cohortsReader.compose(grouped, { of: 'orders', period: 'month', measure: 'revenue', currency: 'EUR' }),
  worthOrdersReader.compose(plain, { occasion: 'order', currency: 'EUR' }),
  worthOrdersReader.compose(grouped, { occasion: 'day', currency: '' }),
];
