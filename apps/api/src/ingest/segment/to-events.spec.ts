import { eventInput, type EventInput } from '@pulso/contract';
import { toEvents } from './to-events.ts';

const ids = { messageId: 'm1', userId: 'u1', timestamp: '2026-10-01T00:00:00Z' };
const read = (message: Record<string, unknown>): EventInput[] =>
  toEvents({ ...ids, ...message }, message.type, '2026-10-01T00:00:01Z').map((event) =>
    eventInput.parse(event),
  );
const track = (event: string, properties: object = {}) => read({ type: 'track', event, properties })[0];

describe('toEvents', () => {
  it('makes an order of Order Completed', () => {
    expect(
      track('Order Completed', { order_id: 'o1', total: '19.90', currency: 'eur', stage: 'sale' }),
    ).toMatchObject({
      kind: 'order',
      name: 'Order Completed',
      messageId: 'm1',
      customer: { id: 'u1' },
      order: { id: 'o1', action: 'completed' },
      money: { amount: 19.9, currency: 'EUR' },
      stage: 'sale',
      channel: 'server',
    });
  });

  it.each([
    ['revenue before value', { revenue: 7, value: 9 }, 7],
    ['the sum of the products', { products: [{ price: 2, quantity: 3 }, { price: 1.5 }] }, 7.5],
  ])('takes %s as the amount in dollars', (_, properties, amount) => {
    expect(track('order_completed', { order_id: 'o', ...properties })).toMatchObject({
      money: { amount, currency: 'USD' },
    });
  });

  it.each([
    ['Order Refunded', { kind: 'refund', refund: { orderId: 'o1' }, money: { amount: 0 } }],
    ['Order Cancelled', { kind: 'order', order: { action: 'cancelled' } }],
    ['Product Viewed', { kind: 'touchpoint', touchpoint: 'product' }],
    ['Checkout Started', { kind: 'touchpoint', touchpoint: 'checkout' }],
    ['Something Else', { kind: 'touchpoint', name: 'Something Else' }],
  ])('knows %s', (name, event) => {
    expect(track(name, { order_id: 'o1' })).toMatchObject(event);
  });

  it.each([
    ['NPS Survey Submitted', { score: 9, comment: 'good' }, { type: 'nps', score: 9, verbatim: 'good' }],
    ['Survey Submitted', { survey_type: 'CSAT', rating: 4 }, { type: 'csat', score: 4 }],
  ])('makes feedback of %s', (name, properties, feedback) => {
    expect(track(name, properties)).toMatchObject({ kind: 'feedback', feedback });
  });

  it.each(['Support Ticket Replied', 'Ticket Replied'])('makes a ticket of %s', (name) => {
    expect(track(name, { ticket_id: 't1', actor: 'human', public: false })).toMatchObject({
      kind: 'ticket',
      ticket: { id: 't1', action: 'replied', actor: 'human', public: false },
    });
  });

  it('joins both ids of an identify once', () => {
    const [profile, join] = read({ type: 'identify', anonymousId: 'a1', traits: { plan: 'pro' } });
    expect(profile).toMatchObject({ kind: 'profile', properties: { plan: 'pro' } });
    expect(join).toMatchObject({
      kind: 'identity',
      messageId: 'join:u1:a1',
      identity: { action: 'alias', previousId: 'a1' },
    });
    expect(read({ type: 'identify' })).toHaveLength(1);
  });

  it.each([
    [
      { type: 'page', name: 'Pricing' },
      { kind: 'touchpoint', name: 'Page Viewed', touchpoint: 'Pricing' },
    ],
    [
      { type: 'screen', name: 'Home' },
      { kind: 'touchpoint', name: 'Screen Viewed', touchpoint: 'Home' },
    ],
    [
      { type: 'group', groupId: 'g1', traits: { name: 'ACME' } },
      { kind: 'identity', customer: { id: 'u1', accountId: 'g1' } },
    ],
    [
      { type: 'alias', previousId: 'a1' },
      { kind: 'identity', identity: { action: 'alias', previousId: 'a1' } },
    ],
  ])('understands %j', (message, event) => {
    expect(read(message)[0]).toMatchObject(event);
  });

  it.each([
    [{ context: { library: { name: 'analytics.js' } } }, 'web'],
    [{ context: { library: { name: 'analytics-kotlin' } } }, 'mobile'],
    [{ channel: 'web' }, 'web'],
    [{ context: { channel: 'kiosk' }, channel: 'web' }, 'kiosk'],
    [{ context: { channel: 'kiosk' }, properties: { channel: 'store' } }, 'store'],
  ])('finds the channel in %j', (extra, channel) => {
    expect(read({ type: 'track', event: 'E', ...extra })[0]).toMatchObject({ channel });
  });

  it.each([
    [{ type: 'track' }],
    [{ type: 'dance', event: 'E' }],
    [{ type: 'track', event: 'E', userId: null }],
    [{ type: 'track', event: 'NPS Survey Submitted', properties: { score: 11 } }],
    [{ type: 'track', event: 'Order Completed', properties: { order_id: 'o', total: 'a lot' } }],
  ])('leaves it to the contract to refuse %j', (message) => {
    for (const event of toEvents({ ...ids, ...message }, message.type, undefined))
      expect(eventInput.safeParse(event).success).toBe(false);
  });
});
