import { fillSql } from '../../rollups/fill-sql.ts';

/**
 * What a customer's facts before a moment add up to, in SQL. Conditions and terms are static SQL over `fact`, `value`,
 * `ms` (when it was, epoch milliseconds), `money` (a number for each currency) and `momentMs`.
 */
export interface FactTotals {
  /** Of the facts that meet the condition. */
  count(where: string): string;
  sum(term: string, where: string): string;
  /** When the last of them was, 0 without one. */
  latest(where: string): string;
  /** Whether all of them are in the same currency; true without any. */
  areInOneCurrency(where: string): string;
  /** Of the newest fact, what it keeps under this name. */
  newest(kept: string): string;
}

/** Over rows of facts that are grouped by moment and customer: little to remember of each customer. */
export const totalsOfRows: FactTotals = {
  count: (where) => `countIf(${where})`,
  sum: (term, where) => `sumIf(${term}, ${where})`,
  latest: (where) => `maxIf(ms, ${where})`,
  areInOneCurrency: (where) => `minIf(money, ${where}) = maxIf(money, ${where})`,
  newest: (kept) => `argMax(${kept}, ms)`,
};

const ofArrays = '<fold>((fact, value, ms, money) -> <term>, kinds, amounts, times, monies)';
const over = (fold: string, term: string): string => fillSql(ofArrays, { fold, term });
const before = (where: string): string => `ms < momentMs AND ${where}`;

/** Over arrays of each customer's facts: a fact is grouped once, however many moments there are. */
export const totalsOfArrays: FactTotals = {
  count: (where) => over('arrayCount', before(where)),
  sum: (term, where) => over('arraySum', `if(${before(where)}, ${term}, 0)`),
  latest: (where) => over('arrayMax', `if(${before(where)}, ms, 0)`),
  areInOneCurrency: (where) =>
    `arrayUniq(arrayFilter((money, fact, ms) -> ${before(where)}, monies, kinds, times)) <= 1`,
  newest: (kept) => `all_${kept}[indexOf(times, ${totalsOfArrays.latest('1')})]`,
};
