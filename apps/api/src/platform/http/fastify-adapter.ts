import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Config } from '../../config/config.ts';
import { requestIdOf } from '../request-id.ts';

/** Bodies of the question and session routes are small; ingest sets its own limit on its own routes. */
const bodyLimitBytes = 1_048_576;

/** Limits that cut a slow or oversized client: headers within 10 s, a whole request within 60 s. */
export function createFastifyAdapter(config: Config): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    // One hop: the proxy's own word about the client counts, what the client claims before it does not.
    trustProxy: config.http.trustProxy ? (_address, hop) => hop === 0 : false,
    genReqId: requestIdOf,
    requestIdHeader: false,
    bodyLimit: bodyLimitBytes,
    requestTimeout: 60_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: true,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 256 },
  });
}
