import { z } from 'zod';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { movesSql } from './moves-sql.ts';

/** How often, and at what cost of time, journeys pass from one area to another. */
export const handoffsReader = readerOfEntities({
  kind: 'handoffs',
  entity: 'journey',
  rows: (request, options, params, keys) => movesSql(options, request, params, keys),
  perEntity: `countIf(before != '' AND before != place) AS passed,
    sumIf(ms - beforeMs, before != '' AND before != place) / 1000 AS passedSeconds`,
  aggregates: `count() AS journeyCount, countIf(passed > 0) AS handed, sum(passed) AS passes,
    sum(toFloat64(passed * passed)) AS squares, sum(passedSeconds) AS lost`,
  columns: { journeyCount: count, handed: count, passes: count, squares: z.number(), lost: z.number() },
  cellOf: ({ journeyCount, passes, ...rest }) => ({
    ...{ journeys: journeyCount, handoffs: passes },
    ...{ handed: rest.handed, squares: rest.squares, lost: rest.lost },
  }),
  empty: { journeys: 0, handed: 0, handoffs: 0, squares: 0, lost: 0 },
  evidence: { counts: 'passed > 0', value: 'passed' },
});
