import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { listRates, ratesTable } from './rates-table.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const order = (day: number, amount: string, currency: string, changes: EventRow = {}): EventRow =>
  eventRow({
    kind: 'order',
    action: 'completed',
    occurred_at: `2026-01-${String(day).padStart(2, '0')} 12:00:00.000`,
    amount,
    currency,
    ...changes,
  });
const rate = (currency: string, base: string, day: number, value: number, known_at = 0) => ({
  ...{ workspace_id: 'main', currency, base, date: `2026-01-${String(day).padStart(2, '0')}` },
  ...{ rate: value, known_at },
});

describe('money in one currency', () => {
  const test = useTestStore();
  const asked = (id: string, currency: string, question: object = {}) =>
    ask(test.store, id, { ...january, params: { currency }, ...question });

  beforeAll(async () => {
    await test.store.addRows(ratesTable, [
      rate('SEK', 'EUR', 2, 0.125),
      rate('SEK', 'EUR', 9, 0.5),
      rate('SEK', 'EUR', 9, 0.1, 1_700_000_000_000),
      rate('USD', 'EUR', 2, 0.5),
      rate('JPY', 'USD', 5, 0.01),
    ]);
    await test.insert([
      order(5, '1000', 'SEK', { customer_id: 'ana' }),
      order(9, '1000', 'SEK', { customer_id: 'ana' }),
      order(10, '10', 'EUR', { customer_id: 'ana' }),
      order(10, '100', 'USD', { customer_id: 'ben' }),
      order(1, '7', 'USD', { customer_id: 'ben' }),
      order(11, '8', 'CHF', { customer_id: 'ben' }),
      order(12, '20', 'SEK', { kind: 'refund', action: 'refunded' }),
    ]);
  });

  it('takes the last rate of the day or before it, the newest telling of it', async () => {
    const { total } = await asked('revenue', 'EUR');
    expect(total).toMatchObject({ value: 125 + 100 + 10 + 50, unit: 'EUR', n: 4 });
    expect(total.parts).toMatchObject({ amount_SEK: 2000, amount_USD: 107, amount_CHF: 8, refunded: 2 });
    expect(total.warnings).toMatchObject([
      { code: 'missing_rate', message: expect.stringContaining('2 amounts') },
    ]);
    expect(
      (await asked('revenue', 'EUR', { params: { currency: 'EUR', refunds: 'deducted' } })).total.value,
    ).toBe(283);
    const page = await behind(test.store, 'revenue', { ...january, params: { currency: 'EUR' } });
    expect(page.rows.map(({ value }) => value).sort()).toEqual([10, 100, 125, 50]);
  });

  it('turns rates round, and goes by way of a third currency', async () => {
    expect((await asked('revenue', 'SEK')).total.value).toBeCloseTo(1000 + 1000 + 100 + 500, 9);
    expect((await asked('revenue', 'USD')).total.value).toBeCloseTo(250 + 200 + 20 + 100 + 7, 9);
    // The yen only has a rate to the dollar, from the 5th on; kronor would need two others between them.
    expect((await asked('revenue', 'JPY')).total.value).toBeCloseTo(2000 + 10_000, 9);
  });

  it('never shows yen as dollars: without a currency there is no sum', async () => {
    const { total } = await ask(test.store, 'revenue', january);
    expect(total).toMatchObject({ value: null, warnings: [{ code: 'mixed_currencies' }] });
  });

  it('means per order, or per customer and day', async () => {
    expect((await asked('aov', 'EUR')).total).toMatchObject({ value: 285 / 4, n: 4 });
    const days = { occasion: 'day', currency: 'EUR' };
    expect((await asked('aov', 'EUR', { params: days })).total).toMatchObject({ value: 285 / 4, n: 4 });
    expect((await behind(test.store, 'aov', { ...january, params: days })).total).toBe(4);
    const plain = await ask(test.store, 'aov', {
      ...january,
      params: { occasion: 'day' },
      groupBy: ['currency'],
    });
    expect(plain.series.map(({ total }) => [total.unit, total.value])).toEqual([
      ['CHF', 8],
      ['EUR', 10],
      ['SEK', 1000],
      ['USD', 53.5],
    ]);
  });

  it('knows the whole series’ currencies at each point', async () => {
    const weekly = await asked('revenue', 'EUR', { interval: 'week' });
    expect(values(weekly.series[0]!.points)).toEqual([null, 285, null, null, null]);
    const mixed = await ask(test.store, 'aov', { ...january, params: { occasion: 'day' }, interval: 'week' });
    expect(values(mixed.series[0]!.points)).toEqual([null, null, null, null, null]);
  });

  it('tells which rates there are', async () => {
    expect(await test.store.query(listRates, { workspace: 'main' })).toEqual([
      { currency: 'SEK', base: 'EUR', since: '2026-01-02', until: '2026-01-09', days: 2, newest: 0.1 },
      { currency: 'USD', base: 'EUR', since: '2026-01-02', until: '2026-01-02', days: 1, newest: 0.5 },
      { currency: 'JPY', base: 'USD', since: '2026-01-05', until: '2026-01-05', days: 1, newest: 0.01 },
    ]);
  });
});
