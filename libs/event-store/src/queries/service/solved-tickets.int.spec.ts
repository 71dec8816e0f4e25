import { ask, behind, values } from '../../../test/metric-question.ts';
import { ticketRow as step } from '../../../test/ticket-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const human = { actor: 'human' };

describe('metrics on solved tickets', () => {
  const test = useTestStore();
  const asked = (workspaceId: string, id: string, question: object = {}) =>
    ask(test.store, id, { ...january, workspaceId, ...question });
  const listed = (workspaceId: string, id: string, question: object = {}) =>
    behind(test.store, id, { ...january, workspaceId, ...question });

  describe('resolution_time', () => {
    beforeAll(() =>
      test.insert([
        // Monday 09:00 to 17:00, reopened Tuesday 09:00, solved again at 12:00.
        step('week', 'A', 'created', '05 09:00', { customer_id: 'ann' }),
        step('week', 'A', 'solved', '05 17:00'),
        step('week', 'A', 'reopened', '06 09:00'),
        step('week', 'A', 'solved', '06 12:00'),
        step('week', 'A', 'closed', '09 12:00'),
      ]),
    );

    it('takes 8 hours to the first solve and 27 to the last', async () => {
      expect((await asked('week', 'resolution_time')).total).toMatchObject({ value: 8 * 3600, n: 1 });
      const full = { params: { to: 'full' } };
      expect((await asked('week', 'resolution_time', full)).total.value).toBe(27 * 3600);
      expect((await listed('week', 'resolution_time', full)).rows).toEqual([
        { id: 'A', person: 'c:ann', at: '2026-01-06 12:00:00.000', counts: 1, value: 27 * 3600 },
      ]);
    });

    it('belongs to the period of the solve', async () => {
      const days = { interval: 'day', from: '2026-01-05T00:00Z', to: '2026-01-07T00:00Z' };
      const full = { ...days, params: { to: 'full' } };
      expect(values((await asked('week', 'resolution_time', days)).series[0]!.points)).toEqual([
        28_800,
        null,
      ]);
      expect(values((await asked('week', 'resolution_time', full)).series[0]!.points)).toEqual([
        null,
        97_200,
      ]);
    });

    it('leaves out merged tickets and spam, and tells the open ones apart', async () => {
      await test.insert([
        step('mixed', 'A', 'created', '05 10:00'),
        step('mixed', 'A', 'status', '05 11:00', { status: 'Resolved' }),
        step('mixed', 'B', 'created', '05 10:00', { channel: 'chat' }),
        step('mixed', 'B', 'solved', '05 13:00', { channel: 'mail' }),
        step('mixed', 'C', 'created', '05 10:00'),
        step('mixed', 'C', 'solved', '05 20:00'),
        step('mixed', 'C', 'merged', '05 21:00'),
        step('mixed', 'D', 'created', '05 10:00'),
        step('mixed', 'D', 'solved', '05 20:00', { status: 'Spam' }),
        step('mixed', 'E', 'created', '05 10:00'),
        step('mixed', 'F', 'created', '05 10:00'),
        step('mixed', 'F', 'closed', '05 15:00'),
      ]);
      const { total } = await asked('mixed', 'resolution_time');
      expect(total).toMatchObject({
        value: 7200,
        n: 2,
        parts: { solved: 2, open: 1, ended_unsolved: 1 },
        warnings: [{ code: 'censored' }],
        interval: { low: 3600, high: 10_800, method: 'order-statistics' },
      });
      expect(await listed('mixed', 'resolution_time')).toMatchObject({ entity: 'ticket', total: 2 });
      const closed = { params: { count_closed: true, stat: 'mean' } };
      expect((await asked('mixed', 'resolution_time', closed)).total).toMatchObject({ value: 10_800, n: 3 });
      const byChannel = await asked('mixed', 'resolution_time', { groupBy: ['channel'] });
      expect(byChannel.series.map(({ group, total: own }) => [group['channel'], own.value])).toEqual([
        ['chat', 10_800],
        ['mail', 3600],
      ]);
    });

    it('counts a reopened ticket as open when it asks for the last solve', async () => {
      await test.insert([
        step('again', 'A', 'created', '05 10:00'),
        step('again', 'A', 'solved', '05 11:00'),
        step('again', 'A', 'reopened', '05 12:00'),
      ]);
      expect((await asked('again', 'resolution_time')).total.n).toBe(1);
      expect((await asked('again', 'resolution_time', { params: { to: 'full' } })).total).toMatchObject({
        value: null,
        n: 0,
        parts: { open: 1 },
      });
    });

    it('takes off the time on hold', async () => {
      await test.insert([
        step('hold', 'A', 'created', '05 10:00'),
        step('hold', 'A', 'status', '05 11:00', { status: 'Pending' }),
        step('hold', 'A', 'replied', '05 12:00', human),
        step('hold', 'A', 'status', '05 14:00', { status: 'Active' }),
        step('hold', 'A', 'status', '05 15:00', { status: 'Awaiting User Info' }),
        step('hold', 'A', 'solved', '05 18:00'),
        step('hold', 'B', 'created', '06 10:00', { status: 'on-hold' }),
        step('hold', 'B', 'solved', '06 11:00'),
      ]);
      const less = { params: { minus_on_hold: true } };
      expect((await listed('hold', 'resolution_time')).rows.map(({ value }) => value)).toEqual([
        3600, 28_800,
      ]);
      expect((await listed('hold', 'resolution_time', less)).rows.map(({ value }) => value)).toEqual([
        0, 7200,
      ]);
      expect((await asked('hold', 'resolution_time', less)).total).toMatchObject({ value: 3600, n: 2 });
    });
  });

  describe('reopen_rate', () => {
    beforeAll(() =>
      test.insert([
        step('back', 'A', 'created', '05 09:00'),
        step('back', 'A', 'solved', '05 17:00'),
        step('back', 'A', 'reopened', '06 09:00'),
        step('back', 'B', 'created', '05 09:00'),
        step('back', 'B', 'solved', '05 17:00'),
        step('back', 'B', 'status', '20 09:00', { status: 'open' }),
        step('back', 'C', 'created', '05 09:00'),
        step('back', 'C', 'solved', '29 17:00'),
        step('back', 'D', 'created', '05 09:00'),
        step('back', 'D', 'status', '05 10:00', { status: 'open' }),
      ]),
    );

    it('counts whenever, within days once they have passed, and of all created', async () => {
      expect((await asked('back', 'reopen_rate')).total).toMatchObject({ numerator: 2, denominator: 3 });
      const week = { asOf: '2026-02-01T00:00Z', params: { days: 7 } };
      expect((await asked('back', 'reopen_rate', week)).total).toMatchObject({
        value: 50,
        numerator: 1,
        denominator: 2,
        parts: { immature: 1 },
        warnings: [{ code: 'immature' }],
      });
      expect(await listed('back', 'reopen_rate', week)).toMatchObject({ total: 2, counting: 1 });
      const created = { params: { of: 'created' } };
      expect((await asked('back', 'reopen_rate', created)).total).toMatchObject({
        value: 50,
        denominator: 4,
      });
      expect(await listed('back', 'reopen_rate', created)).toMatchObject({ total: 4, counting: 2 });
    });
  });

  describe('first_contact_resolution', () => {
    /** A ticket solved at noon of a day with some public replies before. */
    const solved = (ticket: string, day: string, replies: number) => [
      step('fcr', ticket, 'created', `${day} 08:00`, { customer_id: ticket, topic: 'bill' }),
      ...Array.from({ length: replies }, (_reply, index) =>
        step('fcr', ticket, 'replied', `${day} 09:0${index}`, human),
      ),
      step('fcr', ticket, 'replied', `${day} 09:30`, { actor: 'human', is_public: 0 }),
      step('fcr', ticket, 'replied', `${day} 09:40`, { actor: 'customer' }),
      step('fcr', ticket, 'solved', `${day} 12:00`),
    ];
    const asOf = { asOf: '2026-01-20T00:00Z' };

    it('is 4 of 8 mature tickets, as in the worked example', async () => {
      await test.insert([
        ...['1', '2', '3', '4', '5'].flatMap((ticket) => solved(ticket, '05', 1)),
        step('fcr', '5', 'reopened', '08 12:00'),
        ...['6', '7'].flatMap((ticket) => solved(ticket, '05', 2)),
        ...solved('8', '05', 0),
        ...solved('9', '19', 1),
        ...solved('10', '19', 2),
      ]);
      expect((await asked('fcr', 'first_contact_resolution', asOf)).total).toMatchObject({
        value: 50,
        numerator: 4,
        denominator: 8,
        parts: { immature: 2, more_replies: 2, unanswered: 1, reopened: 1, repeated: 0 },
      });
      expect(await listed('fcr', 'first_contact_resolution', asOf)).toMatchObject({ total: 8, counting: 4 });
      const oneTouch = { ...asOf, params: { rule: 'one_touch' } };
      expect((await asked('fcr', 'first_contact_resolution', oneTouch)).total).toMatchObject({
        value: 60,
        denominator: 10,
      });
    });

    it('fails when the customer comes back with the same topic, wherever and even if merged', async () => {
      const later = (ticket: string, customer_id: string, topic: string, day: string) =>
        step('fcr', ticket, 'created', `${day} 08:00`, { customer_id, topic, channel: 'phone' });
      await test.insert([
        later('21', '1', 'bill', '10'),
        step('fcr', '21', 'merged', '10 09:00'),
        later('22', '2', 'other', '10'),
        later('23', '3', 'bill', '13'),
      ]);
      const byMail = { ...asOf, filters: [{ dimension: 'channel', op: 'in', values: ['mail'] }] };
      expect((await asked('fcr', 'first_contact_resolution', byMail)).total).toMatchObject({
        numerator: 3,
        denominator: 8,
        parts: { repeated: 1 },
      });
    });
  });
});
