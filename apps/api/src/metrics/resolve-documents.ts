import { AppError, type MetricQuery } from '@pulso/contract';
import { findMetric, type DocumentNeed } from '@pulso/domain';
import { ZodError } from 'zod';
import type { DocumentResolvers } from '../platform/documents/document-resolvers.ts';

/**
 * What stands behind the ids of documents in a query's params, by param; most questions name none. Throws AppError
 * `invalid_query` when there is no such document, `store_unavailable`.
 */
export async function resolveDocuments(
  resolvers: DocumentResolvers,
  workspaceId: string,
  query: Pick<MetricQuery, 'metric' | 'params'>,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const { param, noun, id } of needsOf(query)) {
    try {
      found[param] = await resolvers.resolve(noun, workspaceId, id);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
      const errors = [{ path: `params.${param}`, message: error.message }];
      throw new AppError('invalid_query', error.message, { errors });
    }
  }
  return found;
}

/** None for a query that is wrong anyway: settling it says what is. */
function needsOf({ metric, params }: Pick<MetricQuery, 'metric' | 'params'>): readonly DocumentNeed[] {
  try {
    return findMetric(metric)?.needs(params) ?? [];
  } catch (error) {
    if (error instanceof ZodError) return [];
    throw error;
  }
}
