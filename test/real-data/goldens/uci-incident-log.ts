import type { GoldenSet } from './asking.ts';

const hourSeconds = 3_600;
const created = { name: 'Ticket created' };
/** Incidents that have a resolution time in the log. */
const resolved = { 'properties.has_resolved_at': 'true' };

export const uciIncidentLog: GoldenSet = {
  source: 'uci_incident_log',
  window: ['2016-01-01T00:00:00Z', '2017-03-01T00:00:00Z'],
  figures: {
    'UCI.rows': (from) => from.value('property_sum', { filters: created, params: { property: 'log_rows' } }),
    'UCI.incidents': (from) => from.value('tickets'),
    'UCI.unresolved_timestamp': (from) =>
      from.value('tickets', { filters: { 'properties.has_resolved_at': 'false' } }),
    'UCI.ttr_n': async (from) =>
      (await from.total('resolution_time', { filters: resolved, params: { to: 'full' } })).n,
    'UCI.ttr_hours_median': async (from) =>
      (await from.value('resolution_time', { filters: resolved, params: { to: 'full' } })) / hourSeconds,
    'UCI.ttr_hours_p90': async (from) =>
      (await from.value('resolution_time', { filters: resolved, params: { to: 'full', stat: 'p90' } })) /
      hourSeconds,
    'UCI.sla_met_pct': (from) =>
      from.value('event_share', {
        filters: created,
        params: { dimension: 'properties.made_sla', value: 'true' },
      }),
    'UCI.reopened_incidents': async (from) =>
      (await from.total('reopen_rate', { params: { of: 'created' } })).numerator,
    'UCI.reopen_rate_pct': (from) => from.value('reopen_rate', { params: { of: 'created' } }),
  },
};
