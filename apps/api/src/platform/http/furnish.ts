import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { PlatformMetrics } from '../metrics/platform-metrics.ts';
import { serveDashboard } from './dashboard.ts';
import { serveOpenApi } from './openapi.ts';
import { addRequestHooks } from './request-hooks.ts';
import { securityHeaders } from './security-headers.ts';

/** What every request passes, and the routes that belong to no feature. Called before any other route exists. */
export async function furnish(app: NestFastifyApplication): Promise<void> {
  const config = app.get<Config>(CONFIG);
  const { requests } = app.get(PlatformMetrics);
  const fastify = app.getHttpAdapter().getInstance();
  addRequestHooks(fastify, {
    logger: app.get<Logger>(LOGGER),
    headers: securityHeaders(config.http.publicUrl),
    observe: (method, route, status, seconds) => {
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
  });
  serveOpenApi(app, fastify);
  await serveDashboard(fastify);
}
