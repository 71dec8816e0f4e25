import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const order = (amount: string, occurred_at: string, changes: EventRow = {}): EventRow =>
  eventRow({
    kind: 'order',
    action: 'completed',
    amount,
    currency: 'GBP',
    occurred_at,
    channel: 'web',
    ...changes,
  });

describe('metrics on orders', () => {
  const test = useTestStore();
  const asked = (id: string, question: object = {}) => ask(test.store, id, { ...january, ...question });

  beforeAll(async () => {
    await test.insert([
      order('0.1000', '2026-01-05 10:00:00.000', { customer_id: 'ana' }),
      order('0.2000', '2026-01-05 11:00:00.000', { customer_id: 'ana' }),
      order('99999999999999.9999', '2026-01-07 10:00:00.000', { customer_id: 'ben' }),
      order('0.0000', '2026-01-07 10:00:00.000', { customer_id: '', anonymous_id: 'v1' }),
      order('5.0000', '2026-01-07 12:00:00.000', { customer_id: '', account_id: 'acme', channel: 'store' }),
      order('7.0000', '2026-01-07 12:00:00.000', { action: 'cancelled' }),
      order('3.5000', '2026-01-08 12:00:00.000', { kind: 'refund', action: 'refunded' }),
      order('100.0000', '2026-02-01 00:00:00.000', { currency: 'EUR' }),
    ]);
  });

  it('adds decimals without drift', async () => {
    const small = await asked('revenue', { to: '2026-01-06T00:00Z' });
    expect(small.total).toMatchObject({ value: 0.3, unit: 'GBP', n: 2 });
    const { total } = await asked('revenue');
    expect(total).toMatchObject({
      value: 100_000_000_000_005.3,
      n: 5,
      parts: { orders: 5, refunds: 1, refunded: 3.5 },
    });
  });

  it('deducts refunds on their own day when asked', async () => {
    const days = {
      from: '2026-01-07T00:00Z',
      to: '2026-01-09T00:00Z',
      interval: 'day',
      filters: [{ dimension: 'channel', op: 'in', values: ['web'] }],
    };
    const net = await asked('revenue', { ...days, params: { refunds: 'deducted' } });
    expect(values(net.series[0]!.points)).toEqual([100_000_000_000_000, -3.5]);
  });

  it('counts orders, and people once', async () => {
    expect((await asked('orders')).total).toMatchObject({ value: 5, parts: { refunds: 1 } });
    const buyers = await asked('customers', {
      interval: 'day',
      from: '2026-01-05T00:00Z',
      to: '2026-01-08T00:00Z',
    });
    expect(buyers.total.value).toBe(4);
    expect(values(buyers.series[0]!.points)).toEqual([1, null, 3]);
    const byChannel = await asked('customers', { groupBy: ['channel'], interval: 'week' });
    expect(byChannel.series.map(({ group, total }) => [group['channel'], total.value])).toEqual([
      ['store', 1],
      ['web', 3],
    ]);
    expect(byChannel.series[1]!.points.reduce((sum, { n }) => sum + n, 0)).toBe(3);
  });

  it('gives the mean order value with its interval', async () => {
    const { total } = await asked('aov', {
      filters: [{ dimension: 'channel', op: 'in', values: ['store'] }],
    });
    expect(total).toMatchObject({ value: 5, n: 1, unit: 'GBP', interval: null });
    const two = await asked('aov', { to: '2026-01-06T00:00Z' });
    expect(two.total.value).toBeCloseTo(0.15, 12);
    expect(two.total.interval).toMatchObject({ method: 'student-t' });
    // t of one degree is 12.706, the standard error 0.05
    expect(two.total.interval!.high).toBeCloseTo(0.15 + 12.7062 * 0.05, 4);
  });

  it('never adds pounds to euros', async () => {
    const both = { to: '2026-03-01T00:00Z' };
    const { total, series } = await asked('revenue', { ...both, interval: 'month' });
    expect(total).toMatchObject({
      value: null,
      warnings: [{ code: 'mixed_currencies' }],
      parts: { amount_EUR: 100 },
    });
    expect(values(series[0]!.points)).toEqual([null, null]);
    const split = await asked('revenue', { ...both, groupBy: ['currency'] });
    expect(split.series.map(({ total: one }) => [one.unit, one.value])).toEqual([
      ['EUR', 100],
      ['GBP', 100_000_000_000_005.3],
    ]);
    expect((await asked('orders', both)).total.value).toBe(6);
  });

  it('keeps one currency through days without orders', async () => {
    const { series } = await asked('revenue', {
      from: '2026-01-05T00:00Z',
      to: '2026-01-08T00:00Z',
      interval: 'day',
    });
    expect(series[0]!.points[1]).toMatchObject({ value: null, unit: 'GBP', n: 0 });
  });
});
