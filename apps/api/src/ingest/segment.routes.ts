import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { readBodyText } from './http/body-text.ts';
import { maxItems, parseDocument } from './http/parse-body.ts';
import { bodyOf, isBackfill } from './http/request.ts';
import { writeKeyOf, writeKeyOfBody } from './http/write-key.ts';
import type { Intake } from './intake.ts';
import { Quarantine } from './quarantine.ts';
import { asObject, valueOf, type SegmentType } from './segment/message.ts';
import { rudderSourceConfig, segmentSettings } from './segment/settings.ts';
import { toEvents } from './segment/to-events.ts';
import { AppError } from '@pulso/contract';

const single: Record<string, SegmentType> = {
  track: 'track',
  t: 'track',
  identify: 'identify',
  i: 'identify',
  page: 'page',
  p: 'page',
  screen: 'screen',
  s: 'screen',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
};
const batches = ['/v1/batch', '/v1/b', '/v1/import', '/beacon/v1/batch'];
const success = '{"success":true}';

/** The tracking API that Segment's and RudderStack's clients speak, and what they ask before they send. */
export function segmentRoutes(fastify: FastifyInstance, intake: Intake): void {
  const handler = (type: SegmentType | undefined) => async (request: FastifyRequest, reply: FastifyReply) => {
    await takeMessages(request, type, intake);
    reply.header('content-type', 'application/json; charset=utf-8');
    return success;
  };
  for (const [path, type] of Object.entries(single)) fastify.post(`/v1/${path}`, handler(type));
  for (const path of batches) fastify.post(path, handler(undefined));

  fastify.post('/v1/m', (_request, reply) => reply.status(204).send());
  fastify.get(
    '/v1/projects/:writeKey/settings',
    (request: FastifyRequest<{ Params: { writeKey: string } }>) => {
      intake.authenticate(request.params.writeKey);
      return segmentSettings(request.params.writeKey, request.protocol, request.host);
    },
  );
  fastify.get('/sourceConfig/', (request: FastifyRequest) => {
    const key = writeKeyOf(request.headers, request.query);
    return rudderSourceConfig(intake.authenticate(key), key ?? '');
  });
}

async function takeMessages(
  request: FastifyRequest,
  type: SegmentType | undefined,
  intake: Intake,
): Promise<void> {
  const headerKey = writeKeyOf(request.headers, request.query);
  const known = headerKey === undefined ? undefined : intake.authenticate(headerKey);
  const text = await readBodyText(bodyOf(request), request.headers['content-encoding']);
  const body = asObject(parseDocument(text));
  const grant = known ?? intake.authenticate(writeKeyOfBody(body));
  const sentAt = valueOf(body, 'sentAt') ?? request.headers.sentat;
  const messages = type === undefined ? messagesOf(body) : [body];
  const backfill = isBackfill(request);
  await intake.take({ grant, bodyBytes: text.length, backfill }, (record) => {
    for (const message of messages) {
      if (typeof message !== 'object' || message === null)
        record.quarantine(new Quarantine('invalid_event', 'a message is an object'), message);
      else for (const event of toEvents(message, type ?? message.type, sentAt)) record.add(event, message);
    }
  });
}

function messagesOf(body: Record<string, unknown>): Record<string, unknown>[] {
  const { batch } = body;
  if (!Array.isArray(batch)) throw new AppError('malformed_json', 'The body has no "batch" list.');
  if (batch.length > maxItems) throw new AppError('body_too_large', `A batch may carry ${maxItems} events.`);
  return batch as Record<string, unknown>[];
}
