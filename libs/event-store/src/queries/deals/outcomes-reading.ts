import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { creating, dealsSql } from './deal-facts.ts';

const rows = `SELECT id, person, fromUnixTimestamp64Milli(createdMs, 'UTC') AS at, k0, k1, k2, outcome,
    outcome = 'won' AND ({withinMs:Int64} = 0 OR closedMs - createdMs <= {withinMs:Int64}) AS isWon,
    outcome = 'open' AND ({withinMs:Int64} = 0 OR createdMs + {withinMs:Int64} > {untilMs:Int64}) AS isYoung
FROM <deals> AS deals
WHERE createdMs > 0 AND <within> AND ({of:String} = 'created' OR outcome != 'open')`;

/** What became of the deals that were created in the window. */
export const outcomesReader = readerOfEntities({
  kind: 'outcomes',
  entity: 'deal',
  rows(request, { withinMs, of }, params) {
    Object.assign(params, { withinMs, of, untilMs: request.asOfMs });
    return fillSql(rows, {
      within: withinSql('at', [request], 'raw', params),
      deals: dealsSql(request, params, { anchor: creating }),
    });
  },
  perEntity: 'any(isWon) AS won, any(outcome) AS ending, any(isYoung) AS young',
  aggregates: `count() AS dealCount, countIf(won) AS wonCount, countIf(ending = 'lost') AS lostCount,
    countIf(ending = 'open') AS openCount, countIf(young) AS youngCount`,
  columns: { dealCount: count, wonCount: count, lostCount: count, openCount: count, youngCount: count },
  cellOf: ({ dealCount, wonCount, lostCount, openCount, youngCount }) => ({
    ...{ deals: dealCount, won: wonCount, lost: lostCount },
    ...{ open: openCount, immature: youngCount },
  }),
  empty: { deals: 0, won: 0, lost: 0, open: 0, immature: 0 },
  evidence: { counts: 'won' },
});
