import { eventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { peopleTable } from '../people/people-table.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const delivered = (customer_id: string, late: string, changes = {}) =>
  eventRow({
    customer_id,
    name: 'delivered',
    subject_id: `order-${customer_id}`,
    properties: { late },
    ...changes,
  });

describe('counts of events', () => {
  const test = useTestStore();
  const asked = (id: string, params: object = {}, question = {}) =>
    ask(test.store, id, { ...january, params: { ...params }, ...question });
  const listed = async (id: string, params: object = {}) => {
    const { entity, total, counting } = await behind(test.store, id, { ...january, params: { ...params } });
    return [entity, total, counting];
  };

  beforeAll(async () => {
    await test.insert([
      delivered('ana', 'true', { channel: 'web' }),
      delivered('ana', 'false', { channel: 'store' }),
      delivered('bea', 'false', { channel: 'web' }),
      delivered('', 'true', { anonymous_id: 'visitor', subject_id: '' }),
      delivered('eva', ''),
      eventRow({
        kind: 'order',
        action: 'completed',
        customer_id: 'bea',
        amount: '5',
        occurred_at: '2025-12-01 00:00:00.000',
      }),
      eventRow({
        kind: 'order',
        action: 'completed',
        customer_id: 'eva',
        amount: '5',
        occurred_at: '2026-02-01 00:00:00.000',
      }),
      eventRow({ kind: 'spend', customer_id: '', amount: '5', properties: { late: 'true' } }),
    ]);
    await test.store.addRows(peopleTable, [
      { workspace_id: 'main', id: 'v:visitor', person: 'c:ana', known_at: Date.parse('2026-01-16T00:00Z') },
    ]);
  });

  it('shares events, subjects and people that say so', async () => {
    const late = { dimension: 'properties.late', value: 'true', kinds: 'touchpoint' };
    const share = async (params: object) => {
      const { total } = await asked('event_share', { ...late, ...params });
      return [total.numerator, total.n, total.parts?.['unset']];
    };
    expect(await share({})).toEqual([2, 4, 1]);
    expect(await share({ unset: 'include' })).toEqual([2, 5, 0]);
    expect(await share({ per: 'subject' })).toEqual([1, 2, 1]);
    expect(await share({ per: 'person' })).toEqual([1, 2, 1]);
    expect(await share({ value: 'true, false' })).toEqual([4, 4, 1]);
    expect(await listed('event_share', late)).toEqual(['event', 4, 2]);
    expect(await listed('event_share', { ...late, per: 'person' })).toEqual(['customer', 2, 1]);
  });

  it('shares numbers within bounds', async () => {
    const share = async (params: object) => {
      const { total } = await asked('event_share', { number: 'amount', ...params });
      return [total.numerator, total.n];
    };
    expect(await share({ at_least: 5 })).toEqual([1, 1]);
    expect(await share({ at_most: 4.99 })).toEqual([0, 1]);
    expect(await share({})).toEqual([1, 1]);
  });

  it('tells values, subjects and people apart', async () => {
    const count = async (of: string) =>
      (await asked('distinct_values', { of, kinds: 'touchpoint' })).total.value;
    expect(await count('channel')).toBe(2);
    expect(await count('properties.late')).toBe(2);
    expect(await count('subject')).toBe(3);
    expect(await count('person')).toBe(3);
    expect(await count('persona')).toBeNull();
    expect(await listed('distinct_values', { of: 'properties.late' })).toEqual(['value', 2, 2]);
    const { series } = await asked('distinct_values', { of: 'subject' }, { groupBy: ['channel'] });
    expect(series.map(({ group, total }) => [group['channel'], total.value])).toEqual([
      ['', 1],
      ['store', 1],
      ['web', 2],
    ]);
  });

  it('tells customers from prospects at the end of the window', async () => {
    expect((await asked('people')).total).toMatchObject({ n: 3, parts: { customers: 1, prospects: 2 } });
    for (const [who, n] of [
      ['all', 3],
      ['customers', 1],
      ['prospects', 2],
    ] as const) {
      expect((await asked('people', { who })).total.value).toBe(n);
      expect(await listed('people', { who })).toEqual(['customer', n, n]);
    }
    const { series } = await asked('people', {}, { groupBy: ['channel'], interval: 'month' });
    expect(series.map(({ group, points }) => [group['channel'], points[0]?.value])).toEqual([
      ['', 2],
      ['store', 1],
      ['web', 2],
    ]);
  });

  it('lists as many events as the pulse counts', async () => {
    expect((await asked('events_per_second')).total.n).toBe(6);
    expect(await listed('events_per_second')).toEqual(['event', 6, 6]);
    expect((await asked('freshness')).total.n).toBe(6);
    expect(await listed('freshness')).toEqual(['event', 6, 6]);
  });
});
