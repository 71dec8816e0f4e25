import { z } from 'zod';

/** The eleven evidence streams. Each event belongs to exactly one. */
export const eventKinds = [
  'touchpoint',
  'feedback',
  'order',
  'refund',
  'ticket',
  'deal',
  'spend',
  'profile',
  'identity',
  'content',
  'bot',
] as const;
export type EventKind = (typeof eventKinds)[number];

const label = z.string().trim().min(1).max(200);

/** Who: at least one of the three. `id` is a known customer, `anonymousId` a visitor, `accountId` a company. */
export const customer = z
  .strictObject({ id: label.optional(), anonymousId: label.optional(), accountId: label.optional() })
  .refine((who) => who.id !== undefined || who.anonymousId !== undefined || who.accountId !== undefined, {
    message: 'customer needs id, anonymousId or accountId',
  });

/** Original amount in its own ISO 4217 currency; a string keeps decimals exact. Never converted on the way in. */
export const money = z.strictObject({
  amount: z.union([
    z.number().refine((amount) => Math.abs(amount) < 1e14, 'amount must be under 1e14'),
    z.string().regex(/^-?\d{1,14}(\.\d{1,4})?$/, 'amount must be a decimal with at most four places'),
  ]),
  currency: z.string().regex(/^[A-Z]{3}$/, 'currency must be an ISO 4217 code such as EUR'),
});

/** ISO 8601 text, or an epoch in seconds, milliseconds or microseconds (told apart by size). */
export const instant = z.union([z.string().min(1).max(64), z.number()]);

/** Any JSON; flattened to dotted names and kept as text, at most 512 names an event. */
export const properties = z.record(z.string().max(1000), z.unknown());

/** What every event may carry, whatever its kind. */
export const envelope = {
  messageId: z.string().min(1).max(200).optional(),
  name: label.optional(),
  occurredAt: instant.optional(),
  /** When the sender's clock sent it: corrects a wrong sender clock. */
  sentAt: instant.optional(),
  customer: customer.optional(),
  source: label.optional(),
  channel: label.optional(),
  area: label.optional(),
  stage: label.optional(),
  touchpoint: label.optional(),
  journey: label.optional(),
  persona: label.optional(),
  outcome: label.optional(),
  money: money.optional(),
  properties: properties.optional(),
};
export { label };
