import { eventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const half = { from: '2026-01-01T00:00Z', to: '2026-07-01T00:00Z' };
const renewed = (customer: string, ...months: number[]) =>
  months.map((month) =>
    eventRow({
      customer_id: customer,
      name: 'Subscription renewed',
      occurred_at: `2026-0${month}-15 12:00:00.000`,
    }),
  );

describe('the survivors of a cohort', () => {
  const test = useTestStore();
  const metric = 'cltv_contractual';

  beforeAll(async () => {
    await test.insert([
      ...Array.from({ length: 20 }, (_, index) => renewed(`stays${index}`, 1, 2, 3, 4, 5, 6)).flat(),
      ...Array.from({ length: 30 }, (_, index) => renewed(`pauses${index}`, 1, 3)).flat(),
      ...Array.from({ length: 50 }, (_, index) => renewed(`once${index}`, 1)).flat(),
      ...renewed('late', 2, 3),
      ...renewed('old', 1, 2),
      eventRow({ customer_id: 'old', name: 'Subscription renewed', occurred_at: '2025-11-02 12:00:00.000' }),
      eventRow({ customer_id: 'other', name: 'Trial', occurred_at: '2026-01-02 12:00:00.000' }),
    ]);
  });

  it('are those with an event in a period or a later one', async () => {
    const { total } = await ask(test.store, metric, half);
    expect(total).toMatchObject({ n: 100, parts: { periods: 5, survivors: 20 } });
    expect(total.value).toBeGreaterThan(2);
  });

  it('are not judged by a period that is not over', async () => {
    const { total } = await ask(test.store, metric, { ...half, asOf: '2026-04-20T00:00Z' });
    expect(total.parts).toMatchObject({ periods: 2, survivors: 50 });
  });

  it('are listed with whom is left', async () => {
    const page = await behind(test.store, metric, half);
    expect([page.total, page.counting]).toEqual([100, 20]);
  });

  it('can come with the question', async () => {
    const params = { survivors: '1000,631,468,382,326,289,262,241', period: 'year', discount_rate: 0.1 };
    const { total } = await ask(test.store, metric, { ...half, params });
    expect(total).toMatchObject({ n: 1000, unit: 'periods' });
    expect(total.value).toBeCloseTo(3.695, 3);
    expect(total.parts?.['survival_8']).toBeCloseTo(22, 1);
    await expect(behind(test.store, metric, { ...half, params })).rejects.toThrow('no evidence');
  });
});
