import type { INestApplication } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import {
  eventInput,
  ingestAnswer,
  metricAnswer,
  metricDefinition,
  metricQuery,
  newKey,
  problem,
  signIn,
} from '@pulso/contract';
import { z } from 'zod';
import { ingestPaths } from './openapi-ingest.ts';

type Schema = Record<string, unknown>;
interface Operation {
  requestBody?: unknown;
  responses?: Record<string, unknown>;
  security?: unknown[];
}
type Paths = Record<string, Record<string, Operation>>;

const bodies: Record<string, Schema> = {
  'post /api/query': { $ref: '#/components/schemas/MetricQuery' },
  'post /api/session': { $ref: '#/components/schemas/SignIn' },
  'post /api/keys': { $ref: '#/components/schemas/NewKey' },
};
const answers: Record<string, Schema> = {
  'post /api/query': { $ref: '#/components/schemas/MetricAnswer' },
  'get /api/metrics': { type: 'array', items: { $ref: '#/components/schemas/MetricDefinition' } },
};

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
  const document = SwaggerModule.createDocument(app, base, { autoTagControllers: false });
  const paths = { ...document.paths, ...ingestPaths } as unknown as Paths;
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) enrich(`${method} ${path}`, operation);
  }
  return JSON.stringify({
    ...document,
    paths,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, ...schemas() },
      securitySchemes,
    },
  });
}

const securitySchemes = {
  readKey: { type: 'http', scheme: 'bearer', description: 'A read key.' },
  writeKey: { type: 'http', scheme: 'basic', description: 'A write key as user, no password; or as bearer.' },
  session: { type: 'apiKey', in: 'cookie', name: 'pulso', description: 'From POST /api/session.' },
};

function enrich(route: string, operation: Operation): void {
  const [, path = ''] = route.split(' ');
  if (path.startsWith('/api/keys')) operation.security = [{ session: [] }];
  else if (path.startsWith('/api/') && path !== '/api/session')
    operation.security = [{ readKey: [] }, { session: [] }];
  const body = bodies[route];
  if (body) operation.requestBody = { required: true, content: { 'application/json': { schema: body } } };
  const schema = answers[route];
  operation.responses = {
    ...operation.responses,
    ...(schema && { 200: { description: 'The answer.', content: { 'application/json': { schema } } } }),
    default: {
      description: 'A problem: RFC 9457 with a stable code.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  };
}

function schemas(): Record<string, unknown> {
  const input = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return {
    Event: input(eventInput),
    IngestAnswer: z.toJSONSchema(ingestAnswer),
    MetricQuery: input(metricQuery),
    SignIn: input(signIn),
    NewKey: input(newKey),
    MetricAnswer: z.toJSONSchema(metricAnswer),
    MetricDefinition: z.toJSONSchema(metricDefinition),
    Problem: z.toJSONSchema(problem),
  };
}
