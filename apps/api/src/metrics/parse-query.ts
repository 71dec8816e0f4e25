import { metricQuery, type MetricQuery } from '@pulso/contract';
import { parseQuestion } from '../platform/field-errors.ts';

/** The body of `POST /api/query`. Throws AppError `invalid_query` with an error for each field. */
export function parseQuery(body: unknown): MetricQuery {
  return parseQuestion(metricQuery, body);
}
