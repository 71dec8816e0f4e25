import type { FastifyReply, FastifyRequest } from 'fastify';

const usualHeaders = 'authorization, content-type, content-encoding, anonymousid, sentat';
const headerNames = /^[a-z0-9-]{1,64}(?:\s*,\s*[a-z0-9-]{1,64}){0,39}$/i;
const maxAgeSeconds = '7200';

/** Any page may send events; no credentials, so a write key is all that it can use. */
export function allowOrigin(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const { origin } = request.headers;
  if (origin !== undefined) {
    reply.header('access-control-allow-origin', origin);
    reply.header('vary', 'Origin');
    // A browser hides what is not listed, and then its client does not wait as long as it was told.
    reply.header('access-control-expose-headers', 'retry-after, x-request-id');
  }
  done();
}

/**
 * Grants whatever headers are asked for. Clients add their own when they try again (`x-retry-count`,
 * `rsa-since-last-attempt`): a fixed list would lose exactly the events that failed once.
 */
export function answerPreflight(request: FastifyRequest, reply: FastifyReply): void {
  const asked = request.headers['access-control-request-headers'];
  reply
    .status(204)
    .header('access-control-allow-methods', 'GET, POST, OPTIONS')
    .header(
      'access-control-allow-headers',
      asked !== undefined && headerNames.test(asked) ? asked : usualHeaders,
    )
    .header('access-control-max-age', maxAgeSeconds)
    .send();
}
