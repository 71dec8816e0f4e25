import { aov } from './aov.metric.ts';
import { churnRate } from './churn-rate.metric.ts';
import { cohortRetention } from './cohort-retention.metric.ts';
import { customers } from './customers.metric.ts';
import { interpurchaseTime } from './interpurchase-time.metric.ts';
import { orders } from './orders.metric.ts';
import { ordersPerCustomer } from './orders-per-customer.metric.ts';
import { repurchaseRate } from './repurchase-rate.metric.ts';
import { retention } from './retention.metric.ts';
import { revenue } from './revenue.metric.ts';
import type { MetricEntry } from '../metric.ts';

export const orderMetrics: readonly MetricEntry[] = [
  orders,
  revenue,
  aov,
  customers,
  repurchaseRate,
  ordersPerCustomer,
  interpurchaseTime,
  retention,
  churnRate,
  cohortRetention,
];
