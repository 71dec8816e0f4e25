import type { Cells } from '@pulso/domain';
import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { sumPlace } from './sum-places.ts';
import type { SumReading } from './sum-reading.ts';

/** Events by kind. */
const eventsReading: SumReading = {
  name: 'events',
  raw: `SELECT <place>count() AS events
FROM events
WHERE workspace_id = {workspace:String} AND kind IN {kinds:Array(String)} AND <within><filters><by>`,
  rolled: {
    sql: `SELECT <place>sum(event_hourly.events) AS events
FROM event_hourly
WHERE workspace_id = {workspace:String} AND kind IN {kinds:Array(String)} AND <within><filters><by>`,
    dimensions: ['channel', 'source', 'area', 'stage', 'currency'],
  },
  sums: 'sum(events) AS events',
  weight: 'sum(events)',
};

const eventsRow = z.object({ ...sumPlace, events: count });

function foldEvents(rows: readonly z.output<typeof eventsRow>[]): Cells['events'] {
  return { events: rows.reduce((sum, { events }) => sum + events, 0) };
}

export const eventCells = {
  reading: eventsReading,
  row: eventsRow,
  fold: foldEvents,
  sizeOf: ({ events }: z.output<typeof eventsRow>) => events,
};
