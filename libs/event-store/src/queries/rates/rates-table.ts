import { z } from 'zod';
import { defineRowTable } from '../../writer/row-table.ts';
import { count } from '../column-schemas.ts';
import { defineQuery } from '../named-query.ts';

/** What one unit of a currency was worth in another on a day; `known_at` in epoch milliseconds. */
export const ratesTable = defineRowTable(
  'rates',
  'INSERT INTO rates FORMAT JSONEachRow',
  z.strictObject({
    workspace_id: z.string(),
    currency: z.string(),
    base: z.string(),
    date: z.iso.date(),
    rate: z.number().positive(),
    known_at: z.number().transform((ms) => new Date(ms).toISOString().replace('T', ' ').slice(0, 23)),
  }),
);

/** Which rates there are: of each pair of currencies the days they span and the newest one. */
export const listRates = defineQuery({
  name: 'rates.list',
  sql: `SELECT currency, base, toString(min(date)) AS since, toString(max(date)) AS until, uniqExact(date) AS days,
    argMax(rate, (date, known_at)) AS newest
FROM rates
WHERE workspace_id = {workspace:String}
GROUP BY currency, base
ORDER BY base, currency`,
  params: z.strictObject({ workspace: z.string() }),
  row: z.object({
    currency: z.string(),
    base: z.string(),
    since: z.string(),
    until: z.string(),
    days: count,
    newest: z.number(),
  }),
});
