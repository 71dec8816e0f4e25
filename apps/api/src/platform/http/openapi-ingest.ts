/** The ingest routes are plain Fastify, without Nest in their way, so Nest cannot describe them. */
const event = { $ref: '#/components/schemas/Event' };
const security = [{ writeKey: [] }];
const ok = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

const segmentMethods = ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch'];

const segment = (method: string) => ({
  post: {
    operationId: `segment_${method}`,
    summary: `Segment's tracking API: ${method}. Any content type; gzip by header or by magic bytes.`,
    security,
    requestBody: { required: true, content: { 'application/json': { schema: { type: 'object' } } } },
    responses: {
      200: ok('On disk.', { type: 'object', properties: { success: { const: true } } }),
      401: { description: 'The write key is not known.' },
      503: { description: 'Not taken: the spool is full. Try again after Retry-After seconds.' },
    },
  },
});

export const ingestPaths = {
  '/v1/events': {
    post: {
      operationId: 'sendEvents',
      summary:
        'Takes one event, an array of them, or one a line. 200 means on disk; each item has its own status.',
      security,
      requestBody: {
        required: true,
        description: 'May be gzip. At most 4 MB on the wire, 8 MB inflated.',
        content: {
          'application/json': { schema: { anyOf: [event, { type: 'array', items: event }] } },
          'application/x-ndjson': { schema: { type: 'string' } },
        },
      },
      responses: { 200: ok('On disk.', { $ref: '#/components/schemas/IngestAnswer' }) },
    },
  },
  ...Object.fromEntries(segmentMethods.map((method) => [`/v1/${method}`, segment(method)])),
};
