import type { FastifyRequest } from 'fastify';

/** Event time back to 1970 stands as it is when the sender declares an import of the past. */
export function isBackfill(request: FastifyRequest): boolean {
  const { backfill } = request.query as { backfill?: unknown };
  return request.headers['pulso-backfill'] === 'true' || backfill === 'true';
}

/** The parser of the ingest scope leaves the bytes as they came; a request without a body has none. */
export function bodyOf(request: FastifyRequest): Buffer | undefined {
  return request.body instanceof Uint8Array ? (request.body as Buffer) : undefined;
}
