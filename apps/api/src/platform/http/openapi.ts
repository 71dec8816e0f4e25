import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ingestPaths } from './openapi-ingest.ts';
import { describeOperation } from './openapi-operation.ts';
import { operationFacts } from './openapi-operations.ts';
import { componentSchemas } from './openapi-schemas.ts';

/** `GET /openapi.json`, made at the first request from the routes that exist and the schemas that validate them. */
export function serveOpenApi(app: INestApplication, fastify: FastifyInstance): void {
  let document: Promise<string> | undefined;
  fastify.get('/openapi.json', async (_request, reply) => {
    document ??= describe(app);
    return reply.type('application/json; charset=utf-8').send(await document);
  });
}

async function describe(app: INestApplication): Promise<string> {
  // Loaded here, not at start: it costs 5 MB that a wall never needs.
  const { DocumentBuilder, SwaggerModule } = await import('@nestjs/swagger');
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Pulso')
    .setDescription('Observability for customer experience. 2xx on ingest means on disk.')
    .setVersion('1')
    .build();
  const { paths, ...document } = SwaggerModule.createDocument(app, base, { autoTagControllers: false });
  return JSON.stringify({
    ...document,
    paths: { ...pathsOf(paths as Record<string, object>), ...ingestPaths },
    components: { schemas: componentSchemas(), securitySchemes },
  });
}

function pathsOf(paths: Record<string, object>): Record<string, object> {
  const described = Object.entries(paths).map(([path, operations]) => {
    const methods = Object.entries(operations).map(([method, operation]: [string, unknown]) => {
      const facts = operationFacts[`${method} ${path}`];
      return [method, facts ? describeOperation(method, path, facts) : operation];
    });
    return [path, Object.fromEntries(methods)];
  });
  return Object.fromEntries(described) as Record<string, object>;
}

const securitySchemes = {
  readKey: { type: 'http', scheme: 'bearer', description: 'A read key.' },
  writeKey: { type: 'http', scheme: 'basic', description: 'A write key as user, no password; or as bearer.' },
  session: { type: 'apiKey', in: 'cookie', name: 'pulso', description: 'From POST /api/session.' },
};
