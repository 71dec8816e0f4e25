import type { HealthComponent, HealthModel } from '@pulso/contract';
import { edgeTolerance } from '@pulso/domain';
import { fillSql } from '../../rollups/fill-sql.ts';
import type { Params } from '../metrics/dimensions.ts';
import { experienceSumsSql } from './moments-sql.ts';

/** The experience score of a health model forgets at its usual pace. */
const usualHalfLifeDays = 90;

/**
 * Aggregates over a customer's facts before a moment: `v0`, `v1`, ... the value of each component, NULL without data,
 * and the sums of the experience score. Binds the windows, and `tz` for calendar days.
 */
export function componentsSql(
  { components, currency }: HealthModel,
  tz: string,
  params: Params,
  halfLifeDays = usualHalfLifeDays,
): string {
  params['tz'] = tz;
  if (currency !== undefined) params['modelCurrency'] = currency;
  const values = components.map(
    (component, index) => `${componentSql(component, index, currency !== undefined, params)} AS v${index}`,
  );
  return [experienceSumsSql(params, halfLifeDays), ...values].join(',\n    ');
}

function componentSql(
  { kind, windowDays }: HealthComponent,
  index: number,
  inCurrency: boolean,
  params: Params,
): string {
  const within = windowDays === undefined ? '1' : `at >= moment - INTERVAL {days${index}:UInt32} DAY`;
  if (windowDays !== undefined && kind !== 'recency_days' && kind !== 'experience')
    params[`days${index}`] = windowDays;
  const money = inCurrency ? 'currency = {modelCurrency:String}' : '1';
  const slots = { within, money };
  switch (kind) {
    case 'recency_days':
      return "if(everOrdered > 0, toNullable(toFloat64(dateDiff('day', maxIf(at, fact = 'order'), moment, {tz:String}))), NULL)";
    case 'orders':
      return fillSql(
        "if(everOrdered > 0, toNullable(toFloat64(countIf(fact = 'order' AND <within>))), NULL)",
        slots,
      );
    case 'revenue':
      return fillSql(
        `if(everOrdered > 0 AND minIf(currency, fact = 'order' AND <money> AND <within>) = maxIf(currency, fact = 'order' AND <money> AND <within>),
        toNullable(sumIf(value, fact = 'order' AND <money> AND <within>)), NULL)`,
        slots,
      );
    case 'average_ticket':
      return fillSql(
        `if(minIf(currency, fact = 'order' AND <money> AND <within>) = maxIf(currency, fact = 'order' AND <money> AND <within>)
            AND countIf(fact = 'order' AND <money> AND <within>) > 0,
        toNullable(avgIf(value, fact = 'order' AND <money> AND <within>)), NULL)`,
        slots,
      );
    case 'affinity':
      return fillSql(
        `if(countIf(fact = 'nps' AND <within>) > 0, toNullable(avgIf(value, fact = 'nps' AND <within>)), NULL)`,
        slots,
      );
    case 'experience':
      return 'if(weight > 0, toNullable(weighted / weight), NULL)';
    case 'support_burden':
      return fillSql("toNullable(toFloat64(countIf(fact = 'ticket' AND <within>)))", slots);
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
    `seenFirst > moment - INTERVAL {newForDays:UInt32} DAY AS isNew,
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
