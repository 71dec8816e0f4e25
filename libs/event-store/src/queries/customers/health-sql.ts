import type { HealthComponent, HealthModel } from '@pulso/contract';
import { edgeTolerance } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import type { FactTotals } from './fact-totals.ts';
import { experienceSumsSql } from './moments-sql.ts';

/** The experience score of a health model forgets at its usual pace. */
const usualHalfLifeDays = 90;

/**
 * Of a customer's facts before a moment: `v0`, `v1`, ... the value of each component, NULL without data, and the sums of
 * the experience score. Binds the windows, and `tz` for calendar days.
 */
export function componentsSql(
  totals: FactTotals,
  { components, currency }: HealthModel,
  tz: string,
  params: Params,
  halfLifeDays = usualHalfLifeDays,
): string {
  params['tz'] = tz;
  if (currency !== undefined) params['modelCurrency'] = currency;
  const values = components.map(
    (component, index) => `${componentSql(totals, component, currency !== undefined, params)} AS v${index}`,
  );
  return [experienceSumsSql(totals, params, halfLifeDays), ...values].join(',\n    ');
}

// Two components that count or add up the same are spelt the same, and the engine works it out once.
function componentSql(
  { count, sum, latest, areInOneCurrency }: FactTotals,
  { kind, windowDays }: HealthComponent,
  inCurrency: boolean,
  params: Params,
): string {
  const within = (what: string): string => {
    if (windowDays === undefined) return what;
    params[`days${windowDays}`] = windowDays;
    return `${what} AND ms >= momentMs - {days${windowDays}:UInt32} * 86400000`;
  };
  const paid = (): string =>
    within(inCurrency ? "fact = 'order' AND money = cityHash64({modelCurrency:String})" : "fact = 'order'");
  const isKnown = (where: string): string => (inCurrency ? '1' : areInOneCurrency(where));
  switch (kind) {
    case 'recency_days': {
      const days = `dateDiff('day', <last>, fromUnixTimestamp64Milli(momentMs, 'UTC'), {tz:String})`;
      const last = `fromUnixTimestamp64Milli(${latest("fact = 'order'")}, 'UTC')`;
      return fillSql('if(everOrdered > 0, toNullable(toFloat64(<days>)), NULL)', {
        days: fillSql(days, { last }),
      });
    }
    case 'orders':
      return `if(everOrdered > 0, toNullable(toFloat64(${count(within("fact = 'order'"))})), NULL)`;
    case 'revenue':
      return `if(everOrdered > 0 AND ${isKnown(paid())}, toNullable(${sum('value', paid())}), NULL)`;
    case 'average_ticket':
      return `if(${isKnown(paid())} AND ${count(paid())} > 0, toNullable(${sum('value', paid())} / ${count(paid())}), NULL)`;
    case 'affinity': {
      const answers = within("fact = 'nps'");
      return `if(${count(answers)} > 0, toNullable(${sum('value', answers)} / ${count(answers)}), NULL)`;
    }
    case 'experience':
      return 'if(weight > 0, toNullable(weighted / weight), NULL)';
    case 'support_burden':
      return `toNullable(toFloat64(${count(within("fact = 'ticket'"))}))`;
  }
}

/**
 * Columns `isNew`, `covered` (share of the weights with data) and `score` (0-100, NULL when not scored) over the rows
 * of `componentsSql`: the same arithmetic as `healthOf`. Weights and targets are bound.
 */
export function scoreSql({ components, newForDays }: HealthModel, params: Params): string {
  const all = components.reduce((sum, { weight }) => sum + weight, 0);
  params['newForDays'] = newForDays;
  const parts = components.map(({ weight, target }, index) => {
    params[`weight${index}`] = weight / all;
    params[`zero${index}`] = target.zero;
    params[`full${index}`] = target.full;
    const value = `assumeNotNull(v${index})`;
    const [zero, full] = [`{zero${index}:Float64}`, `{full${index}:Float64}`];
    return {
      weight: `if(isNull(v${index}), 0., {weight${index}:Float64})`,
      score: `if(isNull(v${index}), 0., {weight${index}:Float64} * least(1., greatest(0., (${value} - ${zero}) / (${full} - ${zero}))))`,
    };
  });
  const covered = parts.map(({ weight }) => weight).join(' + ');
  const weighted = parts.map(({ score }) => score).join(' + ');
  return fillSql(
    `seenFirstMs > momentMs - {newForDays:UInt32} * 86400000 AS isNew,
    <covered> AS covered,
    if(isNew OR covered = 0, NULL, toNullable(100 * (<weighted>) / covered)) AS score`,
    { covered, weighted },
  );
}

/** The id of the band of `score`, empty when not scored. */
export function bandSql({ bands }: HealthModel, params: Params): string {
  const edges = bands.map(({ id, upTo }, index) => {
    params[`band${index}`] = id;
    if (index === bands.length - 1) return `{band${index}:String}`;
    params[`upTo${index}`] = upTo + edgeTolerance;
    return `score <= {upTo${index}:Float64}, {band${index}:String}`;
  });
  return `multiIf(isNull(score), '', ${edges.join(', ')})`;
}
