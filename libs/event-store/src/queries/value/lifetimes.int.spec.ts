import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { ratesTable } from '../rates/rates-table.ts';

const year = { from: '2025-01-01T00:00Z', to: '2026-01-01T00:00Z' };
const row = (date: string, amount: string, changes: EventRow): EventRow =>
  eventRow({ occurred_at: `2025-${date} 12:00:00.000`, amount, currency: 'EUR', channel: 'web', ...changes });
const order = (date: string, amount: string, customer_id: string, changes: EventRow = {}): EventRow =>
  row(date, amount, { kind: 'order', action: 'completed', customer_id, ...changes });
const spend = (date: string, amount: string, changes: EventRow = {}): EventRow =>
  row(date, amount, { kind: 'spend', customer_id: '', category: 'media', ...changes });

describe('what customers bring and cost', () => {
  const test = useTestStore();
  const asked = (id: string, params: object = {}, question: object = {}) =>
    ask(test.store, id, { ...year, params: { ...params }, ...question });

  beforeAll(async () => {
    await test.insert(
      [
        order('01-01', '100', 'ana'),
        order('07-02', '50', 'ana', { channel: 'store' }),
        order('03-01', '30', 'ben', { channel: 'store' }),
        order('04-10', '70', 'ben'),
        { ...order('01-01', '999', 'old'), occurred_at: '2024-12-31 12:00:00.000' },
        order('02-01', '999', 'old'),
        order('02-01', '7', ''),
        spend('01-01', '60', { properties: { sales: '2' } }),
        spend('02-20', '40', { channel: 'store', properties: { sales: '3' } }),
        spend('03-01', '100', { category: 'salaries', channel: '' }),
        { ...spend('01-01', '55'), occurred_at: '2024-12-31 23:59:59.999' },
      ].toReversed(),
    );
  });

  it('adds up what new customers brought', async () => {
    const { total } = await asked('cltv_historic');
    expect(total).toMatchObject({ value: 125, n: 2, numerator: 250, unit: 'EUR' });
    const margin = await asked('cltv_historic', { basis: 'margin', margin: 0.4 });
    expect(margin.total).toMatchObject({ value: 50, parts: { revenue: 125, margin: 50, margin_share: 0.4 } });
    const page = await behind(test.store, 'cltv_historic', year);
    expect(page.rows.map(({ id, value }) => [id, value])).toEqual([
      ['c:ben', 100],
      ['c:ana', 150],
    ]);
  });

  it('splits customers by their first order', async () => {
    const { series } = await asked('cltv_historic', {}, { groupBy: ['channel'], interval: 'quarter' });
    expect(series.map(({ group, total, points }) => [group['channel'], total.value, values(points)])).toEqual(
      [
        ['store', 100, [100, null, null, null]],
        ['web', 150, [150, null, null, null]],
      ],
    );
  });

  it('discounts each order to its customer’s first', async () => {
    const { total } = await asked('cltv_present_value', { discount_rate: 0.21 });
    const expected = 100 + 50 / 1.21 ** (182 / 365) + 30 + 70 / 1.21 ** (40 / 365);
    expect(total.numerator).toBeCloseTo(expected, 9);
    expect(total.parts).toMatchObject({ discount_rate: 0.21, undiscounted: 125 });
    const formula = await asked('cltv_present_value', { form: 'infinite', retention: 1, discount_rate: 0.5 });
    const years = (364.5 + 305.5) / 365;
    expect(formula.total.value).toBeCloseTo(250 / years / 0.5, 9);
    await expect(
      asked('cltv_present_value', { form: 'infinite', retention: 1, discount_rate: 0 }),
    ).rejects.toThrow('infinite');
  });

  it('divides spend by the customers who came', async () => {
    expect((await asked('coca')).total).toMatchObject({ value: 50, n: 2, numerator: 100, denominator: 2 });
    expect((await asked('coca', { variant: 'full' })).total).toMatchObject({ value: 100, n: 2 });
    const reported = await asked('coca', { acquired: 'properties.sales' });
    expect(reported.total).toMatchObject({ value: 20, n: 2, denominator: 5 });
    const channels = await asked('coca', {}, { groupBy: ['channel'] });
    expect(channels.series.map(({ group, total }) => [group['channel'], total.value])).toEqual([
      ['store', 40],
      ['web', 60],
    ]);
    expect((await behind(test.store, 'coca', year)).rows.map(({ id }) => id)).toEqual(['c:ben', 'c:ana']);
    const spends = await behind(test.store, 'coca', { ...year, params: { acquired: 'properties.sales' } });
    expect(spends).toMatchObject({ entity: 'spend', total: 2 });
    expect(spends.rows.map(({ value }) => value)).toEqual([40, 60]);
  });

  it('is null without new customers or without spend, not 0', async () => {
    const february = { from: '2025-02-01T00:00Z', to: '2025-03-01T00:00Z' };
    const { total } = await asked('coca', {}, february);
    expect(total).toMatchObject({ value: null, n: 0, parts: { spend: 40, new_customers: 0 } });
    const march = { from: '2025-03-01T00:00Z', to: '2025-04-01T00:00Z' };
    expect((await asked('coca', {}, march)).total).toMatchObject({ value: null, n: 1 });
  });

  it('waits for those whom the spend brings later', async () => {
    const february = { from: '2025-02-01T00:00Z', to: '2025-03-01T00:00Z' };
    const lagged = await asked('coca', { lag_days: 10 }, february);
    expect(lagged.total).toMatchObject({ value: 40, n: 1, warnings: [] });
    const early = await asked('coca', { lag_days: 10 }, { ...february, asOf: '2025-03-05T00:00Z' });
    expect(early.total.warnings).toMatchObject([{ code: 'immature' }]);
    const weekly = await asked('coca', { lag_days: 10 }, { ...february, interval: 'week' });
    expect(values(weekly.series[0]!.points)).toEqual([null, null, null, 40, null]);
  });

  it('holds value against cost, and says when it is back', async () => {
    expect((await asked('cltv_to_coca')).total).toMatchObject({ value: 2.5, n: 2, parts: { reference: 3 } });
    const months = (12 * (364.5 + 305.5)) / 365;
    const simple = await asked('payback_months', { margin: 0.5 });
    expect(simple.total.value).toBeCloseTo(50 / ((250 / months) * 0.5), 9);
    // By head: 65 in the first month, 35 more in the second and 25 in the seventh; of these 80 %.
    expect((await asked('payback_months', { form: 'cohort', margin: 0.8 })).total.value).toBe(1);
    expect((await asked('payback_months', { form: 'cohort', margin: 0.5 })).total.value).toBe(2);
    expect((await asked('payback_months', { form: 'cohort', margin: 0.2 })).total).toMatchObject({
      value: null,
      parts: { recovered_percent: 50 },
      warnings: [{ code: 'immature', message: expect.stringContaining('50 %') }],
    });
  });

  it('gives kronor the same ratio in any currency', async () => {
    const workspaceId = 'kronor';
    const sek = { workspace_id: workspaceId, currency: 'SEK' };
    await test.insert([spend('01-01', '1000', sek), order('01-20', '5000', 'kim', sek)]);
    const rate = (date: string, value: number) => ({
      workspace_id: workspaceId,
      currency: 'SEK',
      date,
      rate: value,
    });
    await test.store.addRows(ratesTable, [
      { ...rate('2025-01-01', 0.0912), base: 'EUR', known_at: 0 },
      { ...rate('2025-01-10', 0.0812), base: 'EUR', known_at: 0 },
    ]);
    for (const currency of ['', 'SEK', 'EUR', 'USD'])
      expect((await asked('cltv_to_coca', { currency }, { workspaceId })).total.value).toBe(5);
    expect((await asked('coca', { currency: 'EUR' }, { workspaceId })).total).toMatchObject({
      unit: 'EUR',
      value: 91.2,
    });
    expect((await asked('cltv_historic', { currency: 'EUR' }, { workspaceId })).total.value).toBeCloseTo(
      406,
      9,
    );
  });
});
