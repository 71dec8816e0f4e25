import { z } from 'zod';
import { count } from '../queries/column-schemas.ts';
import { defineQuery } from '../queries/named-query.ts';
import { defineRowTable } from '../writer/row-table.ts';

/** Up to when, by the engine's clock, everything that was stored is settled; null before it first was. */
export const settledUntil = defineQuery({
  name: 'tickets.settled-until',
  sql: 'SELECT if(count() = 0, NULL, toUnixTimestamp64Milli(max(settled_until))) AS ms FROM ticket_settlements',
  params: z.object({}),
  row: z.object({ ms: count.nullable() }),
});

/** Epoch milliseconds up to which everything is settled. */
export const ticketSettlements = defineRowTable(
  'ticket_settlements',
  'INSERT INTO ticket_settlements FORMAT JSONEachRow',
  z.strictObject({
    settled_until: z.number().transform((ms) => new Date(ms).toISOString().replace('T', ' ').slice(0, 23)),
  }),
);
