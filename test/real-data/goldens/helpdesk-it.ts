import { pick, type Asking, type GoldenSet } from './asking.ts';

const hourSeconds = 3_600;
/** What the loader adds to the rows of the log. */
const added = ['Ticket created', 'Ticket reopened'];

async function rowsOf(from: Asking): Promise<number> {
  const all = await from.value('events');
  return all - (await from.value('events', { filters: { name: added } }));
}

async function casesByActivity(from: Asking): Promise<Record<string, number>> {
  const activities = await from.groups('distinct_values', { groupBy: 'name', params: { of: 'subject' } });
  const logged = Object.entries(activities).filter(([name]) => !added.includes(name));
  return pick(Object.fromEntries(logged), ({ n }) => n);
}

export const helpdeskIt: GoldenSet = {
  source: 'helpdesk_it',
  window: ['2010-01-01T00:00:00Z', '2014-06-01T00:00:00Z'],
  figures: {
    'HLP.cases': (from) => from.value('tickets'),
    'HLP.events': rowsOf,
    'HLP.activity_cases': casesByActivity,
    'HLP.ttfr_n': async (from) => (await from.total('first_response_time')).n,
    'HLP.ttfr_hours_median': async (from) => (await from.value('first_response_time')) / hourSeconds,
    'HLP.ttfr_hours_p90': async (from) =>
      (await from.value('first_response_time', { params: { stat: 'p90' } })) / hourSeconds,
  },
};
