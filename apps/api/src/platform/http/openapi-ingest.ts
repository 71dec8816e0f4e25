/** The ingest routes are plain Fastify, without Nest in their way, so Nest cannot describe them. */
const event = { $ref: '#/components/schemas/Event' };
const answer = { $ref: '#/components/schemas/IngestAnswer' };
const security = [{ writeKey: [] }];
const json = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});
/** What every route of ingest may refuse with. */
const refusals = {
  400: problem('Nothing in the body is JSON.'),
  401: problem('The write key is missing or not known.'),
  413: problem('The body is too large.'),
  503: problem('Not taken: the spool is full. Try again after Retry-After seconds.'),
  default: problem('A problem: RFC 9457 with a stable code.'),
};

const methods = ['track', 'identify', 'page', 'screen', 'group', 'alias'];
/** The one-letter names are what the browser clients use. */
const messagePaths = methods.flatMap((method) => [`/v1/${method}`, `/v1/${method.charAt(0)}`]);
const batchPaths = ['/v1/batch', '/v1/b', '/v1/import', '/beacon/v1/batch'];
const message = { type: 'object' };
const batch = {
  type: 'object',
  required: ['batch'],
  properties: { batch: { type: 'array', items: message } },
};

const segment = (path: string, schema: object) => ({
  post: {
    operationId: `segment${path.replaceAll('/', '_')}`,
    summary: 'Segment’s tracking API. Any content type; gzip by header or by magic bytes.',
    security,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      200: json('On disk.', { type: 'object', properties: { success: { const: true } } }),
      ...refusals,
    },
  },
});

const settings = json('What the client is to do.', { type: 'object' });
/** What the browser clients ask before they send, and where they tell of themselves. */
const clientPaths = {
  '/v1/m': {
    post: {
      operationId: 'segmentMetrics',
      summary: 'Taken and left unread.',
      security: [],
      responses: { 204: { description: 'Done.' } },
    },
  },
  '/v1/projects/{writeKey}/settings': {
    get: {
      operationId: 'segmentSettings',
      summary: 'Settings of Segment’s browser client.',
      security: [],
      parameters: [{ name: 'writeKey', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: settings, 401: refusals[401] },
    },
  },
  '/sourceConfig/': {
    get: {
      operationId: 'rudderSourceConfig',
      summary: 'Settings of RudderStack’s browser client.',
      security,
      responses: { 200: settings, 401: refusals[401] },
    },
  },
};

export const ingestPaths = {
  '/v1/events': {
    post: {
      operationId: 'sendEvents',
      summary:
        'Takes one event, an array of them, or one a line. 2xx means on disk; each item has its own status.',
      security,
      requestBody: {
        required: true,
        description: 'May be gzip. At most 4 MB on the wire, 8 MB inflated.',
        content: {
          'application/json': { schema: { anyOf: [event, { type: 'array', items: event }] } },
          'application/x-ndjson': { schema: { type: 'string' } },
        },
      },
      responses: {
        200: json('Every event was accepted, and is on disk.', answer),
        207: json(
          'Some events were accepted; the others are kept as dead letters, each with its reason.',
          answer,
        ),
        422: problem('No event was accepted; all are kept as dead letters. `errors` has the reason of each.'),
        ...refusals,
      },
    },
  },
  ...Object.fromEntries(messagePaths.map((path) => [path, segment(path, message)])),
  ...Object.fromEntries(batchPaths.map((path) => [path, segment(path, batch)])),
  ...clientPaths,
};
