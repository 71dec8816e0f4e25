import { eventInput } from './event.ts';

const answer = (score: unknown, extra: object = {}) =>
  eventInput.safeParse({
    kind: 'feedback',
    customer: { id: 'c1' },
    feedback: { type: 'nps', score, ...extra },
  });

describe('eventInput', () => {
  it.each([0, 6, 7, 8, 9, 10])('accepts the NPS answer %s', (score) => {
    expect(answer(score).success).toBe(true);
  });

  it.each([11, -1, 7.5, '5', Number.NaN, null])('rejects the NPS answer %s with a reason', (score) => {
    const parsed = answer(score);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues[0]?.path).toEqual(['feedback', 'score']);
  });

  it('refuses an NPS asked on 1-10', () => {
    expect(answer(9, { scale: { min: 1, max: 10 } }).error?.issues[0]?.message).toBe(
      'NPS is asked on 0-10 only',
    );
  });

  it('rejects spend without a date or a currency', () => {
    expect(eventInput.safeParse({ kind: 'spend', money: { amount: 10, currency: 'EUR' } }).success).toBe(
      false,
    );
    expect(eventInput.safeParse({ kind: 'spend', occurredAt: '2026-01-01T00:00:00Z' }).success).toBe(false);
  });

  it('needs a customer on a touchpoint', () => {
    expect(eventInput.safeParse({ kind: 'touchpoint', name: 'Visited' }).success).toBe(false);
    expect(eventInput.safeParse({ kind: 'touchpoint', customer: {} }).success).toBe(false);
  });
});
