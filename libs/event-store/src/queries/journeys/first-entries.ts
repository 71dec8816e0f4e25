import { fillSql } from '../../rollups/fill-sql.ts';
import { stepSql } from '../metrics/dimensions.ts';
import type { MetricRequest } from '../metrics/metric-request.ts';

// Without groups an entry is a number.
const plain = { told: '<moment>', entry: 'entered', named: `'' AS k0, '' AS k1, '' AS k2` };
const keyed = {
  told: '(<moment>, k0, k1, k2)',
  entry: 'entered.1',
  named: 'entered.2 AS k0, entered.3 AS k1, entered.4 AS k2',
};
const firsts = `arrayFilter((entered, turn) -> turn = 1, entries, arrayEnumerateUniq(arrayMap(entered -> <cell>, entries)))`;

/**
 * Static SQL about how journeys are entered: `told` of an event with a `moment`, `firsts` of sorted `entries` (the first
 * in each cell of the answer; no other counts), and of one of them, `entered`: its moment `entry` and its keys `named`.
 * `atMs` is the time of a moment.
 */
export function entriesOf(
  { interval, groupBy }: MetricRequest,
  { moment, atMs }: { moment: string; atMs: (entry: string) => string },
) {
  const { told, entry, named } = groupBy.length > 0 ? keyed : plain;
  const step = stepSql(interval, `fromUnixTimestamp64Milli(${atMs(entry)}, 'UTC')`);
  const keys = groupBy.map((_name, index) => `entered.${index + 2}`);
  const cell = [`toString(${step})`, ...keys].join(' || char(0) || ');
  return { told: fillSql(told, { moment }), firsts: fillSql(firsts, { cell }), entry, named };
}
