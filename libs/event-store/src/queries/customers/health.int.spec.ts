import { defaultHealthModel, type HealthKind, type HealthModel } from '@pulso/contract';
import { answerRow, eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { seededDice, utc } from '../../../test/random-rows.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const order = (customer_id: string, day: string, amount: string, more: object = {}) =>
  eventRow({
    ...{ kind: 'order', action: 'completed', amount, currency: 'GBP', customer_id },
    occurred_at: `${day} 15:52:00.000`,
    ...more,
  });
const retail: HealthModel = {
  ...defaultHealthModel,
  components: [
    { kind: 'recency_days', weight: 0.5, target: { zero: 180, full: 0 } },
    { kind: 'orders', weight: 0.3, target: { zero: 0, full: 6 } },
    { kind: 'revenue', weight: 0.2, target: { zero: 0, full: 2000 } },
  ],
};
const part = (kind: HealthKind, weight: number, full = 100) => ({ kind, weight, target: { zero: 0, full } });
const mixed: HealthModel = {
  ...defaultHealthModel,
  components: [part('orders', 0.4, 10), part('average_ticket', 0.3), part('affinity', 0.3)],
  newForDays: 0,
};
const until = (to: string, params: object = { model: retail }) => ({
  from: '2011-11-01T00:00Z',
  to: `${to}T00:00Z`,
  params: params as Record<string, unknown>,
});

describe('health_score', () => {
  const test = useTestStore({ freshFor: 'test' });

  it('scores the retail customers of the golden figures', async () => {
    const seven = [
      '2010-12-07',
      '2011-01-26',
      '2011-04-07',
      '2011-06-09',
      '2011-08-02',
      '2011-10-31',
      '2011-12-07',
    ];
    await test.insert([
      ...seven.map((day) => order('12347', day, '615.71')),
      ...seven.map((day) => order('14646', day, '9000')),
      order('14646', '2011-12-08', '1'),
      ...[1, 2, 3, 4, 5, 6].map(() => order('17850', '2010-12-02', '500')),
    ]);
    const page = await behind(test.store, 'health_score', until('2011-12-10'));
    const scores = Object.fromEntries(page.rows.map(({ id, value }) => [id, value]));
    expect(scores['c:12347']).toBeCloseTo(99.16666666666667, 9);
    expect(scores['c:14646']).toBeCloseTo(99.44444444444444, 9);
    expect(scores['c:17850']).toBeCloseTo(50, 9);
    const { total } = await ask(test.store, 'health_score', until('2011-12-10'));
    expect(total.value).toBeCloseTo((99.16666666666667 + 99.44444444444444 + 50) / 3, 9);
    expect(total.n).toBe(page.total);
    expect(total.parts).toMatchObject({ scored: 3, band_risk: 1, band_neutral: 0, band_excellent: 2 });
  });

  it('shares the weight of what is missing and says so', async () => {
    const nps = (score: number) =>
      answerRow({ customer_id: 'ana', score, occurred_at: '2011-11-20 10:00:00.000' });
    await test.insert([...Array.from({ length: 8 }, () => order('ana', '2011-11-02', '60')), nps(4), nps(6)]);
    await test.insert(Array.from({ length: 8 }, () => order('bo', '2011-11-02', '60')));
    await test.insert([answerRow({ customer_id: 'cy', score: 10, occurred_at: '2011-11-20 10:00:00.000' })]);
    const { total } = await ask(test.store, 'health_score', until('2011-12-10', { model: mixed }));
    const page = await behind(test.store, 'health_score', until('2011-12-10', { model: mixed }));
    const scores = Object.fromEntries(page.rows.map(({ id, value }) => [id, value]));
    expect(scores['c:ana']).toBeCloseTo(65, 9);
    expect(scores['c:bo']).toBeCloseTo(71.428571, 5);
    expect(scores['c:cy']).toBe(100);
    expect(total.parts).toMatchObject({ scored: 3, provisional: 1 });
    expect(total.parts?.['coverage_percent']).toBeCloseTo((100 + 70 + 30) / 3, 9);
    expect(total.warnings?.map(({ code }) => code)).toEqual(['provisional']);
  });

  it('leaves out new customers, visitors who only looked, and says how many', async () => {
    await test.insert([
      order('ana', '2011-01-01', '10'),
      order('new', '2011-12-05', '10'),
      eventRow({
        kind: 'ticket',
        action: 'created',
        subject_id: 't',
        customer_id: '',
        anonymous_id: 'looker',
      }),
      order('', '2011-01-01', '10', { anonymous_id: 'guest' }),
    ]);
    const { total } = await ask(test.store, 'health_score', until('2011-12-10'));
    expect(total).toMatchObject({ n: 2, parts: { scored: 2, not_scored: 1, new: 1 } });
  });

  it('never adds up currencies', async () => {
    const both = [
      order('ana', '2011-01-01', '1000'),
      order('ana', '2011-01-02', '1000', { currency: 'EUR' }),
    ];
    await test.insert(both);
    const score = async (model: HealthModel) =>
      (await behind(test.store, 'health_score', until('2011-12-10', { model }))).rows[0]?.value;
    expect(await score({ ...retail, components: [part('revenue', 1, 2000)] })).toBeUndefined();
    expect(await score({ ...retail, components: [part('revenue', 1, 2000)], currency: 'EUR' })).toBe(50);
  });

  it('gives a point for each step and a series for each band', async () => {
    await test.insert([
      ...['2011-07-02', '2011-11-20'].map((day) => order('ana', day, '2000', { channel: 'web' })),
      order('bo', '2011-07-02', '2000', { channel: 'store' }),
    ]);
    const model = { ...retail, components: [part('orders', 1, 2)] };
    const asked = {
      ...until('2011-12-01', { model }),
      from: '2011-10-01T00:00Z',
      interval: 'month' as const,
    };
    const trend = await ask(test.store, 'health_score', asked);
    expect(values(trend.series[0]?.points ?? [])).toEqual([50, 75]);
    expect(trend.total.value).toBe(75);
    const bands = await ask(test.store, 'health_score', { ...asked, params: { model, by: 'band' } });
    expect(bands.series.map(({ group, points }) => [group, values(points)])).toEqual([
      [{ band: 'risk' }, [50, 50]],
      [{ band: 'neutral' }, [null, null]],
      [{ band: 'excellent' }, [null, 100]],
    ]);
    const risk = await behind(
      test.store,
      'health_score',
      { ...asked, params: { model, by: 'band' } },
      undefined,
      {
        band: 'risk',
      },
    );
    expect(risk.rows.map(({ id }) => id)).toEqual(['c:bo']);
    const split = await ask(test.store, 'health_score', { ...asked, groupBy: ['channel'] });
    expect(split.series.map(({ group, total }) => [group['channel'], total.value])).toEqual([
      ['store', 50],
      ['web', 100],
    ]);
    const filters = [{ dimension: 'channel' as const, op: 'in' as const, values: ['web'] }];
    const web = await ask(test.store, 'health_score', { ...asked, filters });
    expect([web.total.value, web.total.n]).toEqual([100, 1]);
  });

  it('reads every component of the shipped model', async () => {
    await test.insert([
      ...[1, 2, 3].map(() => order('ana', '2011-09-10', '50')),
      answerRow({ customer_id: 'ana', score: 9, occurred_at: '2011-12-10 00:00:00.000' }),
      eventRow({
        ...{ kind: 'ticket', action: 'created', subject_id: 't1', customer_id: 'ana' },
        occurred_at: '2011-12-01 10:00:00.000',
      }),
    ]);
    const { total } = await ask(test.store, 'health_score', { ...until('2011-12-11'), params: {} });
    // 92 days of 180; 3 of 6 orders; 50 of 100; NPS 9; experience 90; 1 of 5 tickets.
    const expected = 0.2 * (100 * (1 - 92 / 180)) + 0.2 * 50 + 0.1 * 50 + 0.2 * 90 + 0.2 * 90 + 0.1 * 80;
    expect(total.value).toBeCloseTo(expected, 6);
  });

  it('is at each of several moments what it is when that one is asked alone', async () => {
    const dice = seededDice(20111209);
    const pick = (...from: string[]) => from[dice(from.length)] as string;
    const some = (count: number, build: (at: EventRow) => EventRow) =>
      Array.from({ length: count }, () =>
        build({
          ...{ customer_id: `c${dice(40)}`, channel: pick('web', 'store', 'email') },
          occurred_at: utc(Date.parse('2011-06-01T00:00Z') + dice(180 * 86_400) * 1000),
        }),
      );
    const bought = (at: EventRow) => order('', '2011-06-01', pick('10', '20.5'), at);
    const ticket = { kind: 'ticket', action: 'created', topic: 'late' };
    await test.insert([
      ...some(150, (at) => bought({ ...at, currency: pick('EUR', 'GBP') })),
      ...some(30, (at) => bought({ ...at, customer_id: '', anonymous_id: 'visitor' })),
      ...some(120, (at) => answerRow({ ...at, score: dice(11) })),
      ...some(60, (at) => eventRow({ ...at, ...ticket, subject_id: `t${dice(1e9)}` })),
    ]);
    const windows = { orders: 60, average_ticket: 45, affinity: 90, support_burden: 20 };
    const components = [
      ...[part('recency_days', 0.1), part('revenue', 0.1, 60), part('experience', 0.2)],
      ...Object.entries(windows).map(([kind, windowDays]) => ({
        ...part(kind as HealthKind, 0.15, 30),
        windowDays,
      })),
    ];
    const filters = [{ dimension: 'channel' as const, op: 'in' as const, values: ['web', 'store'] }];
    for (const currency of [undefined, 'EUR']) {
      const params = { model: { ...retail, components, ...(currency && { currency }) } };
      const window = {
        from: '2011-07-04T00:00Z',
        to: '2011-11-28T00:00Z',
        groupBy: ['channel'],
        filters,
        params,
      };
      const series = (await ask(test.store, 'health_score', { ...window, interval: 'week' })).series;
      const together = series.map(({ group, points }) => [group['channel'], points.at(9), points.at(-1)]);
      const alone = async (to: string) => (await ask(test.store, 'health_score', { ...window, to })).series;
      const [then, now] = [await alone('2011-09-12T00:00Z'), await alone(window.to)];
      const apart = now.map(({ group, total }, index) => [group['channel'], then[index]?.total, total]);
      expect(rounded(together)).toEqual(rounded(apart));
      expect(now.every(({ total }) => total.n > 3)).toBe(true);
    }
  });
});

/** Sums of floats in another order differ in the last digits. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === 'number' ? Number(one.toPrecision(9)) : one,
    ),
  );
