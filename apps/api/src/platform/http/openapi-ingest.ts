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
};

const segmentMethods = ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch'];

const segment = (method: string) => ({
  post: {
    operationId: `segment_${method}`,
    summary: `Segment's tracking API: ${method}. Any content type; gzip by header or by magic bytes.`,
    security,
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: {
      200: json('On disk.', { type: 'object', properties: { success: { const: true } } }),
      ...refusals,
    },
  },
});

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
  ...Object.fromEntries(segmentMethods.map((method) => [`/v1/${method}`, segment(method)])),
};
