import { z } from 'zod';
import { defineRowTable } from '../../writer/row-table.ts';

/** Who is behind an id from `known_at` on (epoch milliseconds); ids are written as `personIdSql` writes them. */
export const peopleTable = defineRowTable(
  'people',
  'INSERT INTO people FORMAT JSONEachRow',
  z.strictObject({
    workspace_id: z.string(),
    id: z.string(),
    person: z.string(),
    known_at: z.number().transform((ms) => new Date(ms).toISOString().replace('T', ' ').slice(0, 23)),
  }),
);
