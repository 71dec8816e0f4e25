import { AppError } from '@pulso/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { binaryAttributes, cloudEventToEvent, isCloudEvent } from './cloud-events/to-event.ts';
import { readBodyText } from './http/body-text.ts';
import { parseItems } from './http/parse-body.ts';
import { bodyOf, isBackfill } from './http/request.ts';
import { writeKeyOf } from './http/write-key.ts';
import type { Intake } from './intake.ts';
import type { RequestRecord } from './request-record.ts';

/**
 * `POST /v1/events`: an object, an array or lines of JSON, of our events or CloudEvents. The answer tells what became
 * of each: 200 when all were accepted, 207 when some were set aside, 422 when all were.
 */
export function eventsRoutes(fastify: FastifyInstance, intake: Intake): void {
  fastify.post('/v1/events', async (request: FastifyRequest, reply: FastifyReply) => {
    const grant = intake.authenticate(writeKeyOf(request.headers, request.query));
    const body = bodyOf(request);
    const text = await readBodyText(body, request.headers['content-encoding']);
    const attributes = binaryAttributes(request.headers);
    const take = { grant, bodyBytes: text.length, backfill: isBackfill(request) };
    const record = await intake.take(take, (entries) => {
      if (attributes !== undefined) entries.add(cloudEventToEvent({ ...attributes, data: dataOf(text) }));
      else fill(entries, text);
    });
    return answer(record, reply);
  });
}

function fill(record: RequestRecord, text: string): void {
  for (const item of parseItems(text)) {
    if ('quarantine' in item) record.quarantine(item.quarantine, item.text);
    else if (isCloudEvent(item.value)) record.add(cloudEventToEvent(item.value), item.value);
    else record.add(item.value);
  }
}

/** Data of a CloudEvent in binary mode: JSON, or else the text itself. */
function dataOf(text: string): unknown {
  const [only] = text.trim() === '' ? [] : parseItems(text);
  return only === undefined || 'quarantine' in only ? undefined : only.value;
}

function answer(record: RequestRecord, reply: FastifyReply): string {
  const { outcomes, accepted } = record;
  const quarantined = outcomes.length - accepted;
  if (accepted === 0 && quarantined > 0) refuse(record);
  let items = '';
  for (const [index, { status, messageId, code, reason }] of outcomes.entries()) {
    items += `${index === 0 ? '' : ','}{"index":${index},"status":"${status}"`;
    if (messageId !== undefined) items += `,"messageId":${JSON.stringify(messageId)}`;
    items += code === undefined ? '}' : `,"code":"${code}","reason":${JSON.stringify(reason)}}`;
  }
  reply.status(quarantined === 0 ? 200 : 207).header('content-type', 'application/json; charset=utf-8');
  return `{"accepted":${accepted},"quarantined":${quarantined},"items":[${items}]}`;
}

/** Nothing was accepted: an error for the sender, although the events are kept as dead letters. */
function refuse({ outcomes }: RequestRecord): never {
  const errors = outcomes
    .slice(0, 50)
    .map(({ code, reason }, index) => ({ path: String(index), message: `${code}: ${reason}` }));
  throw new AppError('invalid_event', 'No event of this request is valid; they are kept as dead letters.', {
    errors,
  });
}
