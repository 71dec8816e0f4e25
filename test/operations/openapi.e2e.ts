import { startApi, type RunningApi } from '../support/start-api.ts';

interface Body {
  content: Record<string, { schema: object }>;
}
interface Operation {
  requestBody?: Body;
  responses: Record<string, Partial<Body>>;
}
interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: object; required: string[] }> };
}

describe('/openapi.json', () => {
  let api: RunningApi;
  let document: OpenApi;
  beforeAll(async () => {
    api = await startApi();
    document = (await (await fetch(`${api.url}/openapi.json`)).json()) as OpenApi;
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const operation = (method: string, path: string) => document.paths[path]![method]!;
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

  it('describes every route', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/v1/events',
        '/api/query',
        '/api/metrics',
        '/api/session',
        '/health/live',
        '/health/ready',
        '/metrics',
      ]),
    );
  });

  it.each([
    ['/v1/events', 'events', ['200', '207', '400', '401', '413', '422', '503', 'default']],
    ['/v1/track', 'a message', ['200', '400', '401', '413', '503', 'default']],
  ])('names what %s answers to %s', (path, _, codes) => {
    expect(Object.keys(operation('post', path).responses)).toEqual(codes);
  });

  it('gives partly and wholly refused events the schemas they have', () => {
    const { responses } = operation('post', '/v1/events');
    expect(responses['207']?.content?.['application/json']?.schema).toEqual(ref('IngestAnswer'));
    expect(responses['422']?.content?.['application/problem+json']?.schema).toEqual(ref('Problem'));
  });

  it.each([
    ['/api/query', 'MetricQuery'],
    ['/api/session', 'SignIn'],
    ['/api/keys', 'NewKey'],
  ])('gives the body of %s as %s', (path, name) => {
    const { content } = operation('post', path).requestBody ?? {};
    expect(content?.['application/json']?.schema).toEqual(ref(name));
  });

  it('lets a query leave out what has a default', () => {
    const { properties, required } = document.components.schemas['MetricQuery']!;
    expect(required).toEqual(['metric', 'from', 'to']);
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(['tz', 'interval', 'groupBy', 'filters', 'params']),
    );
  });

  it('refers to nothing that it does not define', () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    const unknown = names.filter((name) => document.components.schemas[name!] === undefined);
    expect([names.length > 10, unknown]).toEqual([true, []]);
  });
});
