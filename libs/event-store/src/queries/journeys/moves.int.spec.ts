import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const seen = (workspace_id: string, customer_id: string, at: string, changes: EventRow): EventRow =>
  eventRow({ workspace_id, customer_id, occurred_at: `2026-01-${at}:00.000`, ...changes });

describe('metrics on moves within a journey', () => {
  const test = useTestStore();
  const asked = (workspaceId: string, id: string, question: object = {}) =>
    ask(test.store, id, { ...january, workspaceId, ...question });
  const listed = (workspaceId: string, id: string, group = {}) =>
    behind(test.store, id, { ...january, workspaceId }, undefined, group);

  it('counts handoffs between areas and the time they cost', async () => {
    const rows = [
      seen('areas', 'ana', '01 10:00', { area: 'sales' }),
      seen('areas', 'ana', '01 11:00', { area: 'sales' }),
      seen('areas', 'ana', '01 11:30', { area: '' }),
      seen('areas', 'ana', '01 13:00', { area: 'billing' }),
      seen('areas', 'ana', '01 14:00', { area: 'sales' }),
      seen('areas', 'ben', '02 10:00', { area: 'sales' }),
      seen('areas', 'eva', '02 10:00', { area: 'sales', occurred_at: '2025-12-31 23:00:00.000' }),
      seen('areas', 'eva', '02 10:00', { area: 'billing' }),
      seen('areas', 'joe', '02 10:00', { area: 'sales', occurred_at: '2025-11-01 23:00:00.000' }),
      seen('areas', 'joe', '02 10:00', { area: 'billing' }),
    ];
    await test.insert(rows.toReversed());
    await test.insert(rows);
    const { total } = await asked('areas', 'handoffs');
    expect(total).toMatchObject({ value: 0.75, n: 4, numerator: 3, denominator: 4 });
    expect(total.parts).toMatchObject({ handed: 2, seconds_lost: 7200 + 3600 + 35 * 3600 });
    expect(await listed('areas', 'handoffs')).toMatchObject({ total: 4, counting: 2 });
  });

  it('makes a matrix of channels whose rows sum to 1', async () => {
    await test.insert([
      seen('channels', 'ana', '01 10:00', { channel: 'web' }),
      seen('channels', 'ana', '01 11:00', { channel: 'web' }),
      seen('channels', 'ana', '01 12:00', { channel: 'phone' }),
      seen('channels', 'ben', '01 10:00', { channel: 'web' }),
      seen('channels', 'ben', '01 11:00', { channel: 'store' }),
      seen('channels', 'ben', '01 12:00', { channel: 'web' }),
    ]);
    const { total, series } = await asked('channels', 'channel_transitions');
    expect(total).toMatchObject({ value: 0.75, n: 4, numerator: 3 });
    expect(series.map(({ group, total: cell }) => [group, cell.value, cell.n])).toEqual([
      [{ from: 'store', to: 'web' }, 1, 1],
      [{ from: 'web', to: 'phone' }, 1 / 3, 3],
      [{ from: 'web', to: 'store' }, 1 / 3, 3],
      [{ from: 'web', to: 'web' }, 1 / 3, 3],
    ]);
    const others = await asked('channels', 'channel_transitions', { params: { self: 'exclude' } });
    expect(others.series.map(({ total: cell }) => cell.value)).toEqual([1, 0.5, 0.5]);
    expect(await listed('channels', 'channel_transitions')).toMatchObject({ total: 4, counting: 3 });
    expect(await listed('channels', 'channel_transitions', { from: 'web', to: 'phone' })).toMatchObject({
      total: 3,
      counting: 1,
    });
  });

  it('counts people who use several channels', async () => {
    const { total } = await asked('channels', 'multichannel_share');
    expect(total).toMatchObject({ value: 100, n: 2, numerator: 2 });
    const three = await asked('channels', 'multichannel_share', { params: { at_least: 3 } });
    expect(three.total).toMatchObject({ value: 0, n: 2 });
    const days = await asked('channels', 'multichannel_share', { interval: 'month', groupBy: ['channel'] });
    expect(days.series.map(({ total: cell }) => [cell.value, cell.n])).toEqual([
      [0, 1],
      [0, 1],
      [0, 2],
    ]);
    expect(await listed('channels', 'multichannel_share')).toMatchObject({ total: 2, counting: 2 });
  });

  it('sees a channel switch on the same topic within a day as a failure', async () => {
    const contact = { kind: 'ticket', action: 'replied', actor: 'customer', topic: 'bill' };
    await test.insert([
      seen('switch', 'ana', '01 10:00', { ...contact, channel: 'chat' }),
      seen('switch', 'ana', '01 11:00', { ...contact, channel: 'phone', actor: 'human' }),
      seen('switch', 'ana', '02 09:00', { ...contact, channel: 'phone' }),
      seen('switch', 'ana', '03 10:00', { ...contact, channel: 'chat' }),
      seen('switch', 'ben', '01 10:00', { ...contact, channel: 'chat' }),
      seen('switch', 'ben', '01 11:00', { ...contact, channel: 'phone', topic: 'login' }),
      seen('switch', 'ben', '01 12:00', { ...contact, channel: 'chat' }),
      seen('switch', 'eva', '31 23:00', { ...contact, channel: 'chat' }),
      seen('switch', 'eva', '31 23:00', {
        ...contact,
        channel: 'web',
        occurred_at: '2026-02-01 02:00:00.000',
      }),
    ]);
    const { total } = await asked('switch', 'channel_switch_rate');
    expect(total).toMatchObject({ n: 7, numerator: 2, parts: { contacts: 7, switched: 2, immature: 0 } });
    expect(await listed('switch', 'channel_switch_rate')).toMatchObject({ total: 7, counting: 2 });
    const early = await asked('switch', 'channel_switch_rate', { asOf: '2026-02-01T12:00Z' });
    expect(early.total).toMatchObject({ n: 6, numerator: 1, warnings: [{ code: 'immature' }] });
  });
});
