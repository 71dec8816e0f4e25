import type { NamedQuery } from './named-query.ts';

/** Every query of the product. A query that is not listed here is not in the golden file, and a test says so. */
export const queryCatalogue: readonly NamedQuery<unknown, unknown>[] = [];
