import type { Dimension, Interval, MetricFilter } from '@pulso/contract';
import type { MetricRequest } from './metric-request.ts';

/** Which column answers for a dimension: the closed map from the names of a query to identifiers. */
const columns: Readonly<Record<Dimension, string>> = {
  channel: 'channel',
  source: 'source',
  area: 'area',
  stage: 'stage',
  touchpoint: 'touchpoint',
  journey: 'journey',
  persona: 'persona',
  outcome: 'outcome',
  survey: 'survey',
  milestone: 'milestone',
  name: 'name',
  currency: 'currency',
};
const propertyPrefix = 'properties.';

export type Params = Record<string, unknown>;

/** The expression of a dimension. A free property's name is bound as the parameter `binding`, never written out. */
export function dimensionSql(dimension: string, binding: string, params: Params): string {
  if (Object.hasOwn(columns, dimension)) return columns[dimension as Dimension];
  if (!dimension.startsWith(propertyPrefix)) throw new Error(`${dimension} is not a dimension`);
  params[binding] = dimension.slice(propertyPrefix.length);
  return `properties[{${binding}:String}]`;
}

/** ` AND ...` for each filter, values bound as arrays; unset is the empty text. `of` rewrites the expression. */
export function filtersSql(
  filters: readonly MetricFilter[],
  params: Params,
  of = (sql: string) => sql,
): string {
  return filters
    .map(({ dimension, op, values }, index) => {
      const expression = of(dimensionSql(dimension, `filterName${index}`, params));
      params[`filter${index}`] = values;
      return `\n    AND ${expression} ${op === 'in' ? 'IN' : 'NOT IN'} {filter${index}:Array(String)}`;
    })
    .join('');
}

/** The filters of a request on raw events, and the moment up to which it counts what was received. */
export function rawFiltersSql(request: MetricRequest, params: Params): string {
  return filtersSql(request.filters, params) + receivedSql(request, params);
}

/** ` AND received_at <= ...` when the request is about what was known at a moment; else nothing. */
export function receivedSql({ receivedUntilMs }: MetricRequest, params: Params): string {
  if (receivedUntilMs === undefined) return '';
  params['receivedUntil'] = receivedUntilMs;
  return `\n    AND received_at <= fromUnixTimestamp64Milli({receivedUntil:Int64}, 'UTC')`;
}

/** The bucket key that `bucketsOf` gives, as SQL of the time in the slot `<at>`: a local date or epoch seconds. */
const steps: Readonly<Record<Interval, string>> = {
  minute: 'toUnixTimestamp(toStartOfMinute(<at>))',
  hour: 'toUnixTimestamp(toStartOfHour(<at>, {tz:String}))',
  day: 'toDate(<at>, {tz:String})',
  week: 'toMonday(<at>, {tz:String})',
  month: 'toStartOfMonth(<at>, {tz:String})',
  quarter: 'toStartOfQuarter(<at>, {tz:String})',
  year: 'toStartOfYear(<at>, {tz:String})',
};

export function stepSql(interval: Interval | undefined, at: string): string {
  return interval === undefined ? "''" : steps[interval].replace('<at>', at);
}

/** Keys of up to three groups as `g0`, `g1`, `g2`; fewer are empty text. */
export function groupKeys(groupBy: readonly string[], params: Params, of = (sql: string) => sql): string[] {
  return [0, 1, 2].map((index) => {
    const dimension = groupBy[index];
    return dimension === undefined ? "''" : of(dimensionSql(dimension, `group${index}`, params));
  });
}
