import { hash } from 'node:crypto';
import type { EventInput } from '@pulso/contract';

/**
 * The id of an event whose sender gave none. An order is completed and cancelled once, so those are named after it
 * and the same order sent twice is a duplicate;
 * anything else is named after its content, but for `sentAt`, which differs in each retry. The prefix marks both.
 */
export function deriveMessageId(event: EventInput, item: object): string {
  if (event.kind === 'order' && event.order.action !== 'updated') {
    const id = `derived:order:${event.order.action}:${event.order.id}`;
    if (id.length <= 200) return id;
  }
  return `derived:${hash('sha1', JSON.stringify({ ...item, sentAt: undefined }), 'hex')}`;
}

/** Parts are joined by NUL, which no scrubbed text holds, so two different triples never join to one text. */
export function identityOf(workspaceId: string, source: string, messageId: string): string {
  return `${workspaceId}\0${source}\0${messageId}`;
}
