import type { MetricRequest } from '../metrics/metric-request.ts';
import { distinctReader } from './distinct-reading.ts';
import { matchesReader } from './matches-reading.ts';
import { numbersReader, quantilesReader } from './numbers-reading.ts';
import { pairsReader } from './pairs-reading.ts';
import { peopleReader } from './people-reading.ts';

const kinds = ['touchpoint'] as const;

/** One rendering of every form that a query on events takes, on a question without and one with groups. */
export const eventSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  numbersReader.compose(grouped, { kinds, field: 'properties.clicks' }),
  quantilesReader.compose(plain, { kinds, field: 'amount', level: 0.5 }),
  pairsReader.compose(plain, { kinds, x: 'properties.days', y: 'score' }),
  matchesReader.compose(grouped, {
    ...{ kinds, per: 'person' },
    predicate: { dimension: 'properties.late', values: ['true'], unset: 'exclude' },
  }),
  matchesReader.compose(plain, {
    ...{ kinds, per: 'event' },
    predicate: { field: 'score', atLeast: 4, atMost: 5 },
  }),
  distinctReader.compose(plain, { kinds, of: 'touchpoint' }),
  distinctReader.compose({ ...plain, groupBy: ['channel'] }, { kinds, of: 'subject' }),
  peopleReader.compose(grouped, { kinds, who: 'all' }),
];
