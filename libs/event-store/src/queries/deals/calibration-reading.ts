import { z } from 'zod';
import { fillSql } from '../../rollups/fill-sql.ts';
import { count } from '../column-schemas.ts';
import { readerOfEntities } from '../metrics/entity-reading.ts';
import { withinSql } from '../metrics/spans.ts';
import { closing, dealsSql } from './deal-facts.ts';

const rows = `SELECT id, person, fromUnixTimestamp64Milli(closedMs, 'UTC') AS at, k0, k1, k2, price, if(isPriced, money, '') AS paidIn,
    toFloat64(outcome = 'won') AS outcomeShare,
    arrayLastIndex(chance -> chance.1 < closedMs - {leadMs:Int64}, chances) AS told,
    if(told > 0, chances[told].3, 0) AS chance
FROM <deals> AS deals
WHERE outcome != 'open' AND <within>`;

/** What was said of the deals that closed in the window, against what they became. */
export const calibrationReader = readerOfEntities({
  kind: 'calibration',
  entity: 'deal',
  rows(request, { leadMs }, params) {
    params['leadMs'] = leadMs;
    return fillSql(rows, {
      within: withinSql('at', [request], 'raw', params),
      deals: dealsSql(request, params, { anchor: closing }),
    });
  },
  perEntity: `any(told) > 0 AS stated, any(chance) AS said, any(outcomeShare) AS became, any(price) AS worth,
    any(paidIn) AS coin, pow(said - became, 2) AS miss`,
  aggregates: `countIf(stated) AS statedCount, countIf(NOT stated) AS unstated, sumIf(miss, stated) AS error,
    sumIf(miss * miss, stated) AS squares, sumIf(said, stated) AS expected, countIf(stated AND became = 1) AS wonCount,
    arraySort(groupUniqArrayIf(coin, stated AND coin != '')) AS currencies,
    sumIf(worth * said, stated) AS forecast, sumIf(worth * became, stated) AS actual`,
  columns: {
    ...{ statedCount: count, unstated: count, wonCount: count },
    ...{
      error: z.number(),
      squares: z.number(),
      expected: z.number(),
      forecast: z.number(),
      actual: z.number(),
    },
    currencies: z.array(z.string()),
  },
  cellOf: ({ statedCount, wonCount, unstated, error, squares, expected, currencies, forecast, actual }) => ({
    ...{ deals: statedCount, won: wonCount },
    ...{ unstated, error, squares, expected, currencies, forecast, actual },
  }),
  empty: {
    ...{ deals: 0, unstated: 0, error: 0, squares: 0, expected: 0, won: 0, forecast: 0, actual: 0 },
    currencies: [],
  },
  evidence: { belongs: 'stated', counts: 'became = 1', value: 'miss' },
});
