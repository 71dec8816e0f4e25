import { z } from 'zod';
import { defineQuery, type NamedQuery } from '../named-query.ts';
import type { Params } from './dimensions.ts';
import type { MetricRequest } from './metric-request.ts';

/** 10,000 cells of eleven scores, on two surveys. */
const maxResultRows = 250_000;

/** Of the parameters that a reading binds for its number and its list, those that this text has. */
export function usedIn(sql: string, params: Params): Params {
  return Object.fromEntries(Object.entries(params).filter(([name]) => sql.includes(`{${name}:`)));
}

/** What tells the forms of one reading's query apart: bare, by step, by group. */
export function formOf({ interval, groupBy }: Pick<MetricRequest, 'interval' | 'groupBy'>): string {
  return `${interval === undefined ? '' : '-stepped'}${groupBy.length > 0 ? '-grouped' : ''}`;
}

const bound = z.union([z.string(), z.number(), z.array(z.string())]);

/** A composed query: the shape of the question decides the text, and with it which parameters there are. */
export function defineMetricQuery<Row extends z.ZodType>(
  name: string,
  sql: string,
  params: Params,
  row: Row,
): NamedQuery<Params, z.output<Row>> {
  const shape = Object.fromEntries(Object.keys(params).map((key) => [key, bound]));
  return defineQuery({
    name,
    sql,
    params: z.strictObject(shape),
    row,
    limits: { maxResultRows },
  }) as NamedQuery<Params, z.output<Row>>;
}
