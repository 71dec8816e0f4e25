import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { PlatformMetrics } from '../metrics/platform-metrics.ts';
import { addRequestHooks } from './request-hooks.ts';
import { securityHeaders } from './security-headers.ts';

/** What every request passes, added before any route exists. */
export function harden(app: NestFastifyApplication): void {
  const config = app.get<Config>(CONFIG);
  const { requests } = app.get(PlatformMetrics);
  addRequestHooks(app.getHttpAdapter().getInstance(), {
    logger: app.get<Logger>(LOGGER),
    headers: securityHeaders(config.http.publicUrl),
    observe: (method, route, status, seconds) => {
      requests.observe({ method, route, status: `${Math.floor(status / 100)}xx` }, seconds);
    },
  });
}
