import { eventInput, eventKinds } from '@pulso/contract';
import fc from 'fast-check';
import { z } from 'zod';
import { compileAcceptor } from './compile-acceptor.ts';

const accepts = compileAcceptor(eventInput);
const label = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', ' padded ', 'x'.repeat(201), '\u00a0', 'web', 'José'),
);
const anything = fc.oneof(
  label,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, undefined, [], {}),
);
const mostly = <T>(good: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 8, arbitrary: good as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: anything });
const part = <T extends Record<string, fc.Arbitrary<unknown>>>(shape: T) =>
  fc.record(shape, { requiredKeys: [] });

const envelope = {
  messageId: mostly(label),
  name: mostly(label),
  occurredAt: mostly(fc.oneof(label, fc.integer())),
  customer: mostly(fc.record({ id: mostly(label), anonymousId: mostly(label) }, { requiredKeys: ['id'] })),
  channel: mostly(label),
  properties: mostly(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }))),
};
const score = mostly(fc.integer({ min: -1, max: 11 }));
const own = {
  feedback: part({
    type: mostly(fc.constantFrom('nps', 'csat', 'ces', 'rating')),
    score,
    scale: mostly(part({ min: fc.integer(), max: fc.integer() })),
  }),
  order: part({
    id: mostly(label),
    action: mostly(fc.constantFrom('completed', 'updated')),
    items: mostly(fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 2 })),
  }),
  ticket: part({
    id: mostly(label),
    action: mostly(fc.constantFrom('created', 'lost')),
    public: mostly(fc.boolean()),
  }),
  spend: part({ category: mostly(fc.constantFrom('media', 'x')) }),
  content: part({ action: mostly(fc.constantFrom('viewed')), results: mostly(fc.integer()) }),
};
const amount = mostly(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom('1.5', '1.23456', 1e14)));
const money = fc.record({ amount, currency: mostly(fc.constantFrom('EUR', 'eur')) });

/** An event of one kind, mostly right. */
const candidate = fc.constantFrom(...eventKinds).chain((kind) =>
  fc.record(
    {
      kind: fc.constant(kind),
      ...envelope,
      ...(['order', 'refund', 'spend'].includes(kind) ? { money: mostly(money) } : {}),
      ...(kind in own ? { [kind]: mostly(own[kind as keyof typeof own]) } : {}),
    },
    { requiredKeys: ['kind', 'customer'] },
  ),
);

describe('compileAcceptor', () => {
  it('never says yes where the schema says no or changes the value', () => {
    let yes = 0;
    fc.assert(
      fc.property(candidate, (event) => {
        if (!accepts(event)) return;
        yes += 1;
        expect(eventInput.parse(event)).toEqual(event);
      }),
      { numRuns: 5000 },
    );
    expect(yes).toBeGreaterThan(50);
  });

  it.each([
    {
      kind: 'touchpoint',
      customer: { id: 'c' },
      name: 'Visited',
      occurredAt: '2026-01-01T00:00:00Z',
      properties: { a: { b: [1] } },
    },
    { kind: 'feedback', customer: { id: 'c' }, feedback: { type: 'nps', score: 9, verbatim: 'good' } },
    {
      kind: 'order',
      customer: { id: 'c' },
      order: { id: 'o', action: 'completed' },
      money: { amount: 12.5, currency: 'EUR' },
    },
    { kind: 'ticket', customer: { id: 'c' }, ticket: { id: 't', action: 'created' } },
  ])('says yes to a plain $kind', (event) => {
    expect(accepts(event)).toBe(true);
  });

  it.each([
    { kind: 'touchpoint', customer: { id: ' c ' } },
    { kind: 'order', customer: { id: 'c' }, order: { id: 'o' }, money: { amount: 1, currency: 'EUR' } },
    JSON.parse('{"kind":"touchpoint","customer":{"id":"c"},"__proto__":{"kind":"order"}}') as object,
    new (class Event {
      kind = 'touchpoint';
      customer = { id: 'c' };
    })(),
  ])('leaves to the schema what needs trimming, a default or a doubt', (event) => {
    expect(accepts(event)).toBe(false);
  });

  it('leaves a schema that it does not know alone', () => {
    expect(compileAcceptor(z.date())(new Date())).toBe(false);
    expect(compileAcceptor(z.email())('a@b.example')).toBe(false);
  });
});
