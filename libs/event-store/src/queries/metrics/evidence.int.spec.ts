import { eventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { peopleTable } from '../people/people-table.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const bought = (customer: object, amount: string, received: string) =>
  eventRow({
    kind: 'order',
    action: 'completed',
    amount,
    currency: 'EUR',
    occurred_at: '2026-01-05 10:00:00.000',
    received_at: `2026-03-0${received} 00:00:00.000`,
    customer_id: '',
    ...customer,
  });
const upTo = (day: number) => Date.parse(`2026-03-0${day}T00:00:00Z`);

describe('evidence', () => {
  const test = useTestStore();
  const count = async (metric: string) => (await ask(test.store, metric, january)).total.n;

  beforeAll(async () => {
    await test.insert([
      bought({ customer_id: 'ana' }, '10', '1'),
      bought({ customer_id: 'ana' }, '20', '1'),
      bought({ anonymous_id: 'visitor' }, '30', '1'),
      bought({ account_id: 'acme' }, '40', '3'),
    ]);
  });

  it('lists as many orders as the number counts, with what each contributed', async () => {
    const page = await behind(test.store, 'revenue', january);
    expect(page.total).toBe(await count('revenue'));
    expect(page.rows.map(({ value }) => value).sort()).toEqual([10, 20, 30, 40]);
  });

  it('lists people, not ids, and keeps to what was known', async () => {
    expect(await count('customers')).toBe(3);
    const table = { workspace_id: 'main', id: 'v:visitor', person: 'c:ana', known_at: upTo(4) };
    await test.store.addRows(peopleTable, [table]);
    expect(await count('customers')).toBe(2);
    const ids = async (receivedUntilMs?: number) =>
      (await behind(test.store, 'customers', january, receivedUntilMs)).rows.map(({ id }) => id).sort();
    expect(await ids()).toEqual(['a:acme', 'c:ana']);
    expect(await ids(upTo(3))).toEqual(['a:acme', 'c:ana', 'v:visitor']);
    expect(await ids(upTo(2))).toEqual(['c:ana', 'v:visitor']);
  });
});
