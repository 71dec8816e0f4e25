import type { FastifyReply, FastifyRequest } from 'fastify';

/** `x-retry-count` is sent by analytics-next when it tries again; refusing it would lose exactly the retried event. */
const allowedHeaders =
  'authorization, content-type, content-encoding, anonymousid, sentat, x-retry-count, x-request-id, pulso-backfill';
const maxAgeSeconds = '7200';

/** Any page may send events; no credentials, so a write key is all that it can use. */
export function allowOrigin(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { origin } = request.headers;
  if (origin !== undefined) {
    reply.header('access-control-allow-origin', origin);
    reply.header('vary', 'Origin');
  }
  done();
}

export function answerPreflight(_request: FastifyRequest, reply: FastifyReply): void {
  reply
    .status(204)
    .header('access-control-allow-methods', 'GET, POST, OPTIONS')
    .header('access-control-allow-headers', allowedHeaders)
    .header('access-control-max-age', maxAgeSeconds)
    .send();
}
