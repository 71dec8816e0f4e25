import { z } from 'zod';
import { defineQuery, type NamedQuery } from '../named-query.ts';
import type { Params } from './dimensions.ts';

/** 10,000 cells of eleven scores, on two surveys. */
const maxResultRows = 250_000;

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
