import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { AppError } from '@pulso/contract';
import type { FastifyInstance } from 'fastify';

const builtDashboard = fileURLToPath(new URL('../../../../dashboard/dist/', import.meta.url));

/** Paths that belong to machines: a typing error there is a 404, never a page. */
const notPages = /^\/(api|v1|health|metrics|live|assets|openapi\.json)(\/|\?|$)/;

/**
 * The built dashboard and, for the addresses that its router knows, its one page. Files under `/assets` carry a
 * hash in their name and are kept for a year; the page itself is asked for each time. `.br` and `.gz` files that
 * lie beside an asset are served to browsers that take them.
 */
export async function serveDashboard(fastify: FastifyInstance, directory = builtDashboard): Promise<void> {
  const isBuilt = existsSync(`${directory}/index.html`);
  if (isBuilt) {
    await fastify.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        const immutable = path.includes('/assets/');
        reply.header('cache-control', immutable ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
  fastify.get('/*', (request, reply) => {
    const wantsPage = request.headers.accept?.includes('text/html') ?? false;
    if (!isBuilt || !wantsPage || notPages.test(request.url)) {
      throw new AppError('not_found', 'There is nothing at this address.');
    }
    return reply.sendFile('index.html');
  });
}
