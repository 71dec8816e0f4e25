import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { utc } from '../../../test/random-rows.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const fromMs = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const window = { from: '2026-01-01T00:00Z', to: '2026-04-01T00:00Z' };

interface Purchase {
  person: number;
  day: number;
  order: number;
  cents: number;
}
const purchases = fc.array(
  fc.record({
    person: fc.integer({ min: 0, max: 6 }),
    day: fc.integer({ min: -60, max: 100 }),
    order: fc.integer({ min: 0, max: 30 }),
    cents: fc.integer({ min: 0, max: 100_000 }),
  }),
  { minLength: 1, maxLength: 50 },
);

const rowOf = (workspace_id: string, { person, day, order, cents }: Purchase): EventRow =>
  eventRow({
    ...{ workspace_id, kind: 'order', action: 'completed', currency: 'EUR' },
    customer_id: `c${person}`,
    subject_id: `${person}-${order}`,
    amount: (cents / 100).toFixed(2),
    occurred_at: utc(fromMs + day * dayMs),
  });

const isIn = ({ day }: Purchase): boolean => day >= 0 && day < 90;
const peopleOf = (all: readonly Purchase[]): Map<number, Purchase[]> => {
  const people = new Map<number, Purchase[]>();
  for (const one of all) people.set(one.person, [...(people.get(one.person) ?? []), one]);
  return people;
};

/** The long way: people one by one, days and orders as sets. */
function told(all: readonly Purchase[]) {
  const people = [...peopleOf(all).values()];
  const inWindow = people.map((own) => own.filter(isIn)).filter((own) => own.length > 0);
  const distinct = (own: readonly Purchase[], of: 'day' | 'order') => new Set(own.map((one) => one[of])).size;
  const gaps = people.flatMap((own) => {
    const days = [...new Set(own.map(({ day }) => day))].toSorted((one, other) => one - other);
    return days.slice(1).flatMap((day, index) => (day >= 0 && day < 90 ? [day - days[index]!] : []));
  });
  const fresh = people.filter((own) => isIn({ ...own[0]!, day: Math.min(...own.map(({ day }) => day)) }));
  const monthOf = (day: number): number => new Date(fromMs + day * dayMs).getUTCMonth();
  return {
    byOrder: inWindow.filter((own) => distinct(own, 'order') > 1).length,
    byDay: inWindow.filter((own) => distinct(own, 'day') > 1).length,
    days: inWindow.reduce((sum, own) => sum + distinct(own, 'day'), 0),
    buyers: inWindow.length,
    gaps,
    fresh: fresh.length,
    worth:
      fresh
        .flat()
        .filter(isIn)
        .reduce((sum, { cents }) => sum + cents, 0) / 100,
    returned: fresh.filter((own) => new Set(own.filter(isIn).map(({ day }) => monthOf(day))).size > 1).length,
  };
}

describe('metrics on random orders', () => {
  const test = useTestStore();

  it('say what one finds the long way, in any order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(purchases, async (all) => {
        const workspaceId = randomUUID();
        const rows = all.map((one) => rowOf(workspaceId, one));
        await test.insert(rows.slice(0, rows.length / 2).toReversed());
        await test.insert(rows.slice(rows.length / 2));
        const question = { ...window, workspaceId };
        const asked = async (id: string, params: object = {}) =>
          (await ask(test.store, id, { ...question, params: { ...params } })).total;
        const expected = told(all);

        const byOrder = await asked('repurchase_rate');
        expect([byOrder.numerator, byOrder.n]).toEqual([expected.byOrder, expected.buyers]);
        expect(byOrder.value ?? 0).toBeGreaterThanOrEqual(0);
        expect(byOrder.value ?? 0).toBeLessThanOrEqual(100);
        const byDay = await asked('repurchase_rate', { occasion: 'day' });
        expect([byDay.numerator, byDay.parts?.['occasions']]).toEqual([expected.byDay, expected.days]);
        const gaps = await asked('interpurchase_time', { stat: 'mean' });
        expect(gaps.n).toBe(expected.gaps.length);
        const sum = expected.gaps.reduce((total, gap) => total + gap, 0);
        expect((gaps.parts?.['days'] ?? 0) * gaps.n).toBeCloseTo(sum, 6);
        const cohorts = await asked('cohort_retention');
        expect([cohorts.numerator, cohorts.n]).toEqual([expected.returned, expected.fresh]);
        const value = await asked('cltv_historic');
        expect(value.numerator ?? 0).toBeCloseTo(expected.worth, 6);

        for (const id of [
          'repurchase_rate',
          'interpurchase_time',
          'cohort_retention',
          'retention',
          'cltv_historic',
        ]) {
          const { n } = await asked(id);
          expect((await behind(test.store, id, question)).total).toBe(n);
        }
      }),
      { numRuns: 8 },
    );
  }, 120_000);

  it('does not notice that orders were told twice', async () => {
    const workspaceId = randomUUID();
    const all: Purchase[] = [
      { person: 1, day: 3, order: 1, cents: 100 },
      { person: 1, day: 9, order: 2, cents: 100 },
      { person: 2, day: 5, order: 3, cents: 100 },
    ];
    const counts = async () => {
      const answers = [];
      for (const id of [
        'repurchase_rate',
        'orders_per_customer',
        'interpurchase_time',
        'cohort_retention',
        'retention',
      ])
        answers.push((await ask(test.store, id, { ...window, workspaceId })).total);
      return answers;
    };
    await test.insert(all.map((one) => rowOf(workspaceId, one)));
    const once = await counts();
    await test.insert(all.map((one) => rowOf(workspaceId, one)));
    expect(await counts()).toEqual(once);
  });
});
