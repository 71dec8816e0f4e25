import { correlation } from './correlation.metric.ts';
import { distinctValues } from './distinct-values.metric.ts';
import { eventShare } from './event-share.metric.ts';
import { events } from './events.metric.ts';
import { eventsPerSecond } from './events-per-second.metric.ts';
import { freshness } from './freshness.metric.ts';
import type { MetricEntry } from '../metric.ts';
import { people } from './people.metric.ts';
import { propertyMean } from './property-mean.metric.ts';
import { propertyQuantile } from './property-quantile.metric.ts';
import { propertySum } from './property-sum.metric.ts';

export const eventMetrics: readonly MetricEntry[] = [
  events,
  eventsPerSecond,
  freshness,
  people,
  distinctValues,
  propertySum,
  propertyMean,
  propertyQuantile,
  eventShare,
  correlation,
];
