import type { EventInput } from '@pulso/contract';
import { resolveTime, type TimeContext } from './event-time.ts';
import { quote, textField } from './json-text.ts';
import { kindColumns } from './kind-columns.ts';
import { decimalText } from './money.ts';
import { flattenProperties } from './properties.ts';
import { monthOf, utcText } from './utc-text.ts';

/** Who sent a request, and when: the same for all its events. */
export interface RowContext extends TimeContext {
  readonly workspaceId: string;
  /** Of the write key; an event may name its own. */
  readonly source: string;
  /** `receivedAtMs` as the store reads it. */
  readonly receivedAt: string;
}

export interface EventRow {
  /** One JSON object for the `events` table, without `batch_id`. It begins with `{"occurred_at":"` at a fixed width. */
  readonly json: string;
  readonly month: number;
}

/** Where in `json` the content begins, behind the two times of 23 letters each. */
export const contentAt = `{"occurred_at":"","received_at":""`.length + 2 * 23;

/** The row of a valid event. `properties` are the sender's own, before the schema dropped names such as `__proto__`. */
export function writeEventRow(
  event: EventInput,
  messageId: string,
  source: string,
  properties: object | undefined,
  context: RowContext,
): EventRow {
  const time = resolveTime(event.occurredAt, event.sentAt, context);
  const occurredAt = utcText(time.ms);
  const own = kindColumns(event);
  const flat =
    properties === undefined && own.extra === undefined ? '' : flattenProperties(properties, own.extra);
  const { customer, money } = event;
  return {
    month: monthOf(occurredAt),
    json:
      `{"occurred_at":"${occurredAt}","received_at":"${context.receivedAt}","kind":"${event.kind}"` +
      `,"workspace_id":${quote(context.workspaceId)},"source":${quote(source)},"message_id":${quote(messageId)}` +
      (time.original === '' ? '' : `,"original_at":${quote(time.original)}`) +
      textField(',"name":', event.name) +
      textField(',"channel":', event.channel) +
      textField(',"area":', event.area) +
      textField(',"stage":', event.stage) +
      textField(',"touchpoint":', event.touchpoint) +
      textField(',"journey":', event.journey) +
      textField(',"persona":', event.persona) +
      textField(',"outcome":', event.outcome) +
      (customer === undefined
        ? ''
        : textField(',"customer_id":', customer.id) +
          textField(',"anonymous_id":', customer.anonymousId) +
          textField(',"account_id":', customer.accountId)) +
      (money === undefined ? '' : `,"amount":"${decimalText(money.amount)}","currency":"${money.currency}"`) +
      own.text +
      (flat === '' ? '}' : `,"properties":{${flat}}}`),
  };
}
