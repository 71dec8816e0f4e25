import { eventRow, answerRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const clicked = (clicks: string, changes = {}) =>
  eventRow({ kind: 'spend', customer_id: '', channel: 'ads', properties: { clicks }, ...changes });

describe('numbers of events', () => {
  const test = useTestStore();
  const asked = (id: string, params: object, question = {}) =>
    ask(test.store, id, { ...january, params: { ...params }, ...question });

  beforeAll(async () => {
    await test.insert([
      clicked('10'),
      clicked(' 2e1 '),
      clicked('60', { channel: 'mail', occurred_at: '2026-01-20 12:00:00.000' }),
      clicked('many'),
      clicked('inf'),
      clicked('NaN'),
      clicked(''),
      clicked('1000', { kind: 'touchpoint' }),
      clicked('1000', { workspace_id: 'other' }),
      eventRow({ kind: 'order', action: 'completed', amount: '10', currency: 'EUR', channel: 'shop' }),
      eventRow({ kind: 'order', action: 'completed', amount: '30', currency: 'EUR', channel: 'shop' }),
      eventRow({ kind: 'order', action: 'completed', amount: '500', currency: 'JPY', channel: 'far' }),
    ]);
  });

  it('adds up what reads as a number and counts what does not', async () => {
    const { total } = await asked('property_sum', { property: 'clicks', kinds: 'spend' });
    expect(total).toMatchObject({
      value: 90,
      n: 3,
      parts: { unreadable: 3 },
      warnings: [{ code: 'excluded' }],
    });
    const page = await behind(test.store, 'property_sum', {
      ...january,
      params: { property: 'properties.clicks', kinds: 'spend' },
    });
    expect(page).toMatchObject({ entity: 'event', total: 3 });
    expect(page.rows.map(({ value }) => value).sort()).toEqual([10, 20, 60]);
  });

  it('takes the mean and the median', async () => {
    const params = { property: 'clicks', kinds: 'spend' };
    const mean = await asked('property_mean', params, { groupBy: ['channel'] });
    expect(mean.total.value).toBe(30);
    expect(mean.total.interval?.low).toBeCloseTo(30 - 4.302653 * Math.sqrt(1400 / 2 / 3), 3);
    expect(mean.series.map(({ group, total }) => [group['channel'], total.value, total.n])).toEqual([
      ['ads', 15, 2],
      ['mail', 60, 1],
    ]);
    const { total, series } = await asked('property_quantile', params, { interval: 'week' });
    expect(total).toMatchObject({ value: 20, n: 3, interval: { low: 10, high: 60 } });
    expect(values(series[0]!.points)).toEqual([null, null, 15, 60, null]);
    expect((await asked('property_quantile', { ...params, level: 0.75 })).total.value).toBe(40);
    expect((await behind(test.store, 'property_quantile', { ...january, params })).total).toBe(3);
    expect((await behind(test.store, 'property_mean', { ...january, params })).total).toBe(3);
  });

  it('never adds up currencies', async () => {
    const params = { property: 'amount', kinds: 'order' };
    expect((await asked('property_sum', params)).total).toMatchObject({
      value: null,
      n: 3,
      warnings: [{ code: 'mixed_currencies' }],
    });
    const { series } = await asked('property_sum', params, { groupBy: ['channel'] });
    expect(series.map(({ total }) => [total.value, total.unit])).toEqual([
      [500, 'JPY'],
      [40, 'EUR'],
    ]);
  });

  it('is not confused by a property whose name is SQL', async () => {
    expect((await asked('property_sum', { property: "x'] OR 1=1 --" })).total).toMatchObject({ value: null });
  });
});

describe('correlation', () => {
  const test = useTestStore();
  const rated = (days: string, score: number, changes = {}) =>
    answerRow({
      score_type: 'csat',
      score,
      scale_min: 1,
      scale_max: 5,
      properties: { days, same: '1' },
      ...changes,
    });
  const asked = (params: object, question = {}) =>
    ask(test.store, 'correlation', { ...january, params: { ...params }, ...question });

  beforeAll(async () => {
    await test.insert([
      rated('1', 5),
      rated('2', 4),
      rated('3', 5),
      rated('4', 2),
      rated('5', 1),
      rated('late', 1),
      rated('', 1),
      rated('9', 7, { scale_max: 7, survey: 'other' }),
    ]);
  });
  const own = { filters: [{ dimension: 'survey', op: 'in', values: [''] }] };
  const params = { x: 'days', y: 'score', kinds: 'feedback' };

  it('is that of the pairs that both read as numbers', async () => {
    const { total } = await asked(params, own);
    // r = Σ(x−3)(y−3.4) ÷ √(10 · 13.2) = −10 ÷ 11.489
    expect(total.value).toBeCloseTo(-10 / Math.sqrt(10 * 13.2), 12);
    expect(total).toMatchObject({ n: 5, parts: { unreadable: 1, mean_x: 3, mean_y: 3.4 } });
    expect((await behind(test.store, 'correlation', { ...january, params, ...own } as never)).total).toBe(5);
  });

  it('refuses scores of several scales', async () => {
    expect((await asked(params)).total).toMatchObject({
      value: null,
      warnings: [{ code: 'mixed_scales' }, { code: 'excluded' }],
    });
  });

  it('is nothing when one never varies', async () => {
    expect((await asked({ ...params, x: 'properties.same' }, own)).total).toMatchObject({
      value: null,
      n: 7,
    });
  });
});
