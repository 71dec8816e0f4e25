import type { z } from 'zod';

/** What one run of a query may cost at most. The engine enforces all three. */
export interface QueryLimits {
  readonly maxExecutionMs: number;
  /** Rows of the answer; one more is an error, never a silent cut. */
  readonly maxResultRows: number;
  readonly maxMemoryBytes: number;
}

/** Static SQL with a name, bound parameters `{name:Type}` and a schema for each row of its answer. */
export interface NamedQuery<Params, Row> {
  readonly name: string;
  readonly sql: string;
  readonly params: z.ZodType<unknown, Params>;
  readonly row: z.ZodType<Row>;
  readonly limits: QueryLimits;
}

interface QueryDefinition<Params extends z.ZodType, Row extends z.ZodType> {
  /** Dotted, noun first: `feedback.newest`. It is the label of the query's metrics and logs. */
  name: string;
  sql: string;
  /** An object schema whose keys are the `{name:Type}` placeholders of the SQL. */
  params: Params;
  /** Checked on every row. 64-bit integers arrive as text: read them with `count`. */
  row: Row;
  limits?: Partial<QueryLimits>;
}

/** Half of what the embedded engine has for everything it does. */
const defaultMemoryBytes = 536_870_912;
const defaultLimits: QueryLimits = {
  maxExecutionMs: 10_000,
  maxResultRows: 100_000,
  maxMemoryBytes: defaultMemoryBytes,
};

/** Names a query. The catalogue lists every one, and the golden file shows its SQL to a reviewer. */
export function defineQuery<Params extends z.ZodType, Row extends z.ZodType>(
  definition: QueryDefinition<Params, Row>,
): NamedQuery<z.input<Params>, z.output<Row>> {
  const { name, params, row, limits } = definition;
  return {
    name,
    sql: definition.sql.trim(),
    params: params as z.ZodType<unknown, z.input<Params>>,
    row: row as z.ZodType<z.output<Row>>,
    limits: { ...defaultLimits, ...limits },
  };
}
