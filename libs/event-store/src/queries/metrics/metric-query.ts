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

const bound = z.union([z.string(), z.number(), z.array(z.string()), z.array(z.number())]);

/** Forms of questions are few; a schema is compiled at its first use, which takes longer than all that it checks. */
const mostSchemas = 500;
const schemas = new Map<string, z.ZodObject>();

function paramsSchema(names: readonly string[]): z.ZodObject {
  const key = names.join(' ');
  const known = schemas.get(key);
  if (known) return known;
  const schema = z.strictObject(Object.fromEntries(names.map((name) => [name, bound])));
  if (schemas.size >= mostSchemas) schemas.clear();
  schemas.set(key, schema);
  return schema;
}

/** A composed query: the shape of the question decides the text, and with it which parameters there are. */
export function defineMetricQuery<Row extends z.ZodType>(
  name: string,
  sql: string,
  params: Params,
  row: Row,
): NamedQuery<Params, z.output<Row>> {
  return defineQuery({
    name,
    sql,
    params: paramsSchema(Object.keys(params)),
    row,
    limits: { maxResultRows },
  }) as NamedQuery<Params, z.output<Row>>;
}
