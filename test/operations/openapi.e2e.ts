import { startApi, type RunningApi } from '../support/start-api.ts';

interface Body {
  content: Record<string, { schema: object }>;
}
interface Operation {
  operationId: string;
  parameters?: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: Body;
  responses: Record<string, Partial<Body> & { description: string }>;
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
    ['/api/compare', 'ComparisonQuery'],
    ['/api/models/bg-nbd/fit', 'FitRequest'],
    ['/api/models/lifetime-value', 'LifetimeValueRequest'],
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

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => ({ path, method, described })),
    );

  it('has an id of its own, a description of each answer and each name of the path for every route', () => {
    const ids = operations().map(({ described }) => described.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const faults = operations().flatMap(({ path, method, described }) => {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = (described.parameters ?? []).filter((one) => one.in === 'path' && one.required);
      const answers = Object.values(described.responses);
      const isSound =
        inPath.join() === declared.map(({ name }) => name).join() &&
        answers.length > 0 &&
        answers.every(({ description }) => description !== '') &&
        (method !== 'get' || described.requestBody === undefined);
      return isSound ? [] : [`${method} ${path}`];
    });
    expect(faults).toEqual([]);
  });

  it('tells what a signed-in reader may be refused with', () => {
    const refusals = operation('get', '/api/evidence').responses;
    expect(refusals['401']?.description).toContain('unauthenticated');
    expect(refusals['503']?.description).toContain('store_unavailable');
    expect(operation('get', '/api/evidence').parameters?.map(({ name }) => name)).toEqual([
      'ref',
      'limit',
      'cursor',
    ]);
  });

  it('has only schemas of types that JSON Schema knows', () => {
    const known = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
    const types = [...JSON.stringify(document.components.schemas).matchAll(/"type":"(\w+)"/g)];
    expect(types.length).toBeGreaterThan(500);
    expect(types.map(([, type]) => type!).filter((type) => !known.includes(type))).toEqual([]);
  });

  it('names no route that the running product does not have', async () => {
    const answers = operations().map(async ({ path, method }) => {
      const url = api.url + path.replaceAll(/\{\w+\}/g, 'nobody');
      const { status, headers } = await fetch(url, { method: method.toUpperCase(), redirect: 'manual' });
      const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
      return status === 404 || status === 405 || isPage ? [`${method} ${path} ${String(status)}`] : [];
    });
    expect((await Promise.all(answers)).flat()).toEqual([]);
  });

  it('refers to nothing that it does not define', () => {
    const text = JSON.stringify(document);
    const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    const unknown = names.filter((name) => document.components.schemas[name!] === undefined);
    expect([names.length > 10, unknown]).toEqual([true, []]);
  });
});
