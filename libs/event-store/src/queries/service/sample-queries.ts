import type { MetricRequest } from '../metrics/metric-request.ts';
import { composeResponses } from '../metrics/responses-reading.ts';
import { contactsReader } from './contacts-reading.ts';
import { conversationsReader } from './conversations-reading.ts';
import { helpSessionsReader } from './help-sessions-reading.ts';
import { helpUsersReader } from './help-users-reading.ts';
import { reopensReader } from './reopens-reading.ts';
import { resolutionsReader } from './resolutions-reading.ts';

type Composed = { query: { name: string } };
const named = <Sample extends Composed>(sample: Sample, form: string): Sample => ({
  ...sample,
  query: { ...sample.query, name: `${sample.query.name}-${form}` },
});
const calendar = 'version';

/** One rendering of every form that a query on solved tickets and self-service takes. */
export const serviceSamples = (plain: MetricRequest, grouped: MetricRequest) => [
  named(composeResponses(plain, { level: 0.5, targetSeconds: 14_400, share: false, calendar }), 'business'),
  named(
    resolutionsReader.compose(plain, {
      ...{ to: 'first', level: 0.5, calendar: null, minusOnHold: false, countClosed: false },
    }),
    'first',
  ),
  named(
    resolutionsReader.compose(grouped, {
      ...{ to: 'full', level: 0.5, calendar, minusOnHold: true, countClosed: true },
    }),
    'full',
  ),
  named(reopensReader.compose(plain, { of: 'created', days: null, countClosed: false }), 'created'),
  named(reopensReader.compose(grouped, { of: 'solved', days: 7, countClosed: true }), 'solved'),
  named(contactsReader.compose(grouped, { rule: 'fcr', days: 7, countClosed: false }), 'fcr'),
  named(contactsReader.compose(plain, { rule: 'one_touch', days: 7, countClosed: true }), 'one-touch'),
  named(helpUsersReader.compose(grouped, { list: 'people', hours: 24 }), 'people'),
  named(helpSessionsReader.compose(grouped, { list: 'sessions', hours: 24 }), 'sessions'),
  conversationsReader.compose(grouped, {}),
];
