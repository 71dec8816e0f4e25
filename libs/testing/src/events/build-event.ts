import type { EventInput, EventKind } from '@pulso/contract';

type EventOf<K extends EventKind> = Extract<EventInput, { kind: K }>;

const at = '2026-01-15T12:00:00.000Z';
const money = { amount: '49.90', currency: 'EUR' };
const customer = { id: 'c-1' };
let built = 0;

/** The least that each kind needs to be accepted; every value is a plausible one. */
const smallest: { [K in EventKind]: (number: number) => Omit<EventOf<K>, 'kind'> } = {
  touchpoint: () => ({ customer, name: 'Product Viewed', channel: 'web' }),
  feedback: () => ({ customer, feedback: { type: 'nps', score: 9, survey: 'relationship' } }),
  order: (number) => ({ customer, order: { id: `o-${number}`, action: 'completed' }, money }),
  refund: (number) => ({ customer, refund: { orderId: `o-${number}` }, money }),
  ticket: (number) => ({ customer, ticket: { id: `t-${number}`, action: 'created' } }),
  deal: (number) => ({ customer, deal: { id: `d-${number}`, action: 'created' } }),
  spend: () => ({ customer, occurredAt: at, money, spend: { category: 'media' } }),
  profile: () => ({ customer, properties: { plan: 'pro' } }),
  identity: () => ({ customer, identity: { action: 'alias', previousId: 'visitor-1' } }),
  content: () => ({ customer, content: { id: 'faq-1', action: 'viewed' } }),
  bot: (number) => ({ customer, bot: { conversationId: `b-${number}`, action: 'asked' } }),
};

/** A valid event of a kind: customer `c-1`, a fixed time and a messageId of its own; `overrides` replace top-level keys. */
export function buildEvent<K extends EventKind>(kind: K, overrides: Partial<EventOf<K>> = {}): EventOf<K> {
  built += 1;
  const envelope = { kind, messageId: `m-${built}`, occurredAt: at };
  return { ...envelope, ...smallest[kind](built), ...overrides } as unknown as EventOf<K>;
}
