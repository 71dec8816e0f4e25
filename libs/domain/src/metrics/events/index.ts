import { events } from './events.metric.ts';
import { eventsPerSecond } from './events-per-second.metric.ts';
import { freshness } from './freshness.metric.ts';
import type { Metric } from '../metric.ts';

export const eventMetrics: readonly Metric[] = [events, eventsPerSecond, freshness];
