import { answerRow, eventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const today = '2026-04-01 00:00:00.000';
const window = { from: '2026-03-01T00:00Z', to: '2026-04-01T00:00:00.001Z' };
const answer = (score_type: string, score: number, scale_min: number, scale_max: number, more: object = {}) =>
  answerRow({ score_type, score, scale_min, scale_max, occurred_at: today, customer_id: 'ana', ...more });
const ticket = (subject_id: string, action: string, time: string, more: object = {}) =>
  eventRow({
    ...{ kind: 'ticket', subject_id, action, customer_id: 'ana', topic: 'delivery', channel: 'e-mail' },
    occurred_at: `2026-03-${time}:00.000`,
    ...more,
  });

describe('experience_score', () => {
  const test = useTestStore({ freshFor: 'test' });
  const score = async () => (await ask(test.store, 'experience_score', window)).total;

  it('is 100 after CES 7 of 7 and CSAT 5 of 5', async () => {
    await test.insert([answer('ces', 7, 1, 7), answer('csat', 5, 1, 5)]);
    const { value, n, parts } = await score();
    expect(value).toBeCloseTo(100, 6);
    expect([n, parts?.['signals'], parts?.['inferred']]).toEqual([1, 2, 0]);
    expect(parts?.['confidence_percent']).toBeCloseTo(66.6667, 3);
  });

  it('halves what was said 90 days ago', async () => {
    const before = new Date(Date.parse('2026-04-01T00:00:00Z') - 90 * 86_400_000);
    const occurred_at = before.toISOString().replace('T', ' ').slice(0, 23);
    await test.insert([answer('nps', 0, 0, 10, { occurred_at }), answer('csat', 5, 1, 5)]);
    expect((await score()).value).toBeCloseTo(66.6667, 3);
  });

  it('turns an effort scale up whose low end is good', async () => {
    await test.insert([answer('ces', 1, 1, 5, { direction: 'lower_is_better' })]);
    expect((await score()).value).toBeCloseTo(100, 6);
  });

  it('infers it from waits, repeats, reopenings and switches of channel', async () => {
    await test.insert([
      ticket('t1', 'created', '10 10:00'),
      // Half-way between one hour and a day. The agent's own event names no customer.
      ticket('t1', 'replied', '10 22:30', { actor: 'human', customer_id: '' }),
      ticket('t1', 'replied', '11 22:30', { actor: 'human' }),
      ticket('t1', 'reopened', '12 10:00'),
      ticket('t2', 'created', '10 20:00', { channel: 'phone' }),
      ticket('t3', 'created', '20 20:00'),
      ticket('t4', 'created', '20 21:00', { topic: 'invoice' }),
    ]);
    const { value, parts, warnings } = await score();
    // One wait worth 50; a reopening, a repeat and a switch worth 0; about equally old.
    expect(parts).toMatchObject({ signals: 4, inferred: 1 });
    expect(value).toBeGreaterThan(11);
    expect(value).toBeLessThan(14);
    expect(warnings?.map(({ code }) => code)).toEqual(['inferred']);
  });

  it('is nothing for customers without a signal, and lists the others', async () => {
    await test.insert([
      eventRow({ kind: 'order', action: 'completed', customer_id: 'bo', occurred_at: today }),
      answer('csat', 3, 1, 5),
      answer('csat', 5, 1, 5, { customer_id: 'cy' }),
    ]);
    const page = await behind(test.store, 'experience_score', window);
    const { value, n } = await score();
    expect(page.rows.map(({ id, value: own }) => [id, Math.round(own ?? -1)]).sort()).toEqual([
      ['c:ana', 50],
      ['c:cy', 100],
    ]);
    expect([Math.round(value ?? 0), n]).toEqual([75, page.total]);
  });

  it('tells the state at the end of each step', async () => {
    await test.insert([
      answer('csat', 5, 1, 5, { occurred_at: '2026-01-05 00:00:00.000' }),
      answer('csat', 1, 1, 5, { occurred_at: '2026-02-28 00:00:00.000', customer_id: 'bo' }),
    ]);
    const asked = { from: '2025-12-01T00:00Z', to: '2026-03-01T00:00Z', interval: 'month' as const };
    const { series } = await ask(test.store, 'experience_score', asked);
    expect(values(series[0]?.points ?? []).map((value) => value && Math.round(value))).toEqual([
      null,
      100,
      50,
    ]);
  });

  it('is at one moment what it is at the last of several, and leaves out what nobody said', async () => {
    const nobody = { customer_id: '' };
    await test.insert([
      answer('csat', 4, 1, 5, { occurred_at: '2026-03-02 00:00:00.000' }),
      answer('csat', 5, 1, 5, { occurred_at: '2026-03-02 00:00:00.000', ...nobody }),
      ticket('t1', 'created', '10 10:00'),
      ticket('t1', 'reopened', '12 10:00', nobody),
      ticket('t2', 'created', '12 11:00', { customer_id: 'bo' }),
      ticket('t3', 'created', '12 11:00', nobody),
      ticket('t3', 'reopened', '12 12:00', nobody),
      ticket('t4', 'created', '12 12:00', { topic: '' }),
    ]);
    const one = await score();
    expect(one).toMatchObject({ n: 1, parts: { signals: 2, inferred: 0 } });
    const several = await ask(test.store, 'experience_score', { ...window, interval: 'week' });
    expect(several.series[0]?.points).toHaveLength(6);
    expect(several.total).toEqual(one);
  });
});
