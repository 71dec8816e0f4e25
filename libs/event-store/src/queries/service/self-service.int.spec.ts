import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, behind, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const window = { from: '2026-01-05T00:00Z', to: '2026-01-06T00:00Z' };
const did = (
  workspace_id: string,
  person: string,
  kind: string,
  action: string,
  at: string,
  more = {},
): EventRow =>
  eventRow({
    workspace_id,
    customer_id: person,
    kind,
    action,
    occurred_at: `2026-01-${at}:00.000`,
    channel: 'help',
    ...more,
  });

describe('metrics on self-service', () => {
  const test = useTestStore();
  const asked = (workspaceId: string, id: string, question: object = {}) =>
    ask(test.store, id, { ...window, workspaceId, ...question });
  const listed = (workspaceId: string, id: string, question: object = {}) =>
    behind(test.store, id, { ...window, workspaceId, ...question });

  it('divides help-centre users by ticket users, each counted once', async () => {
    await test.insert([
      ...['a', 'b', 'c', 'd'].map((person) => did('score', person, 'content', 'viewed', '05 10:00')),
      did('score', 'a', 'content', 'searched', '05 11:00'),
      did('score', '', 'content', 'searched', '05 11:00'),
      did('score', 'a', 'ticket', 'created', '05 12:00', { subject_id: 'T1' }),
      did('score', 'a', 'ticket', 'created', '05 13:00', { subject_id: 'T2' }),
      did('score', 'a', 'ticket', 'replied', '05 13:00', { subject_id: 'T2' }),
    ]);
    expect((await asked('score', 'self_service_score')).total).toMatchObject({
      value: 4,
      n: 4,
      numerator: 4,
      denominator: 1,
      parts: { help_centre_users: 4, ticket_users: 1, verified_deflection: 0, judged_sessions: 1 },
    });
    expect(await listed('score', 'self_service_score')).toMatchObject({ total: 4, counting: 4 });
  });

  it('has no score without tickets', async () => {
    await test.insert([did('silent', 'a', 'content', 'viewed', '05 10:00')]);
    expect((await asked('silent', 'self_service_score')).total).toMatchObject({
      value: null,
      n: 1,
      warnings: [{ code: 'no_data', message: 'no tickets' }],
    });
  });

  describe('verified_deflection', () => {
    beforeAll(() =>
      test.insert([
        // Found the answer: a search, and an article read for long enough.
        did('defl', 'ok', 'content', 'searched', '05 10:00'),
        did('defl', 'ok', 'content', 'viewed', '05 10:20', { quantity: 30 }),
        did('defl', 'ok', 'content', 'voted', '05 10:21', { properties: { 'content.helpful': 'true' } }),
        // The same person in the evening: another session.
        did('defl', 'ok', 'bot', 'asked', '05 20:00', { subject_id: 'C1', channel: 'chat' }),
        // Only glanced at a page: no intent.
        did('defl', 'glance', 'content', 'viewed', '05 10:00', { quantity: 19 }),
        // Wrote a ticket the next morning, in another channel; and called two days later.
        did('defl', 'ticket', 'content', 'searched', '05 10:00'),
        did('defl', 'ticket', 'ticket', 'created', '06 09:00', { subject_id: 'T', channel: 'mail' }),
        did('defl', 'call', 'content', 'searched', '05 10:00'),
        did('defl', 'call', 'touchpoint', '', '07 10:00', { channel: 'Phone' }),
        // Said that it did not help.
        did('defl', 'vote', 'content', 'viewed', '05 10:00', { quantity: 20 }),
        did('defl', 'vote', 'content', 'voted', '05 10:01', { properties: { 'content.helpful': 'false' } }),
        // Began the day before: belongs to that day.
        did('defl', 'night', 'content', 'searched', '04 23:50'),
        did('defl', 'night', 'content', 'searched', '05 00:10'),
      ]),
    );

    it('counts sessions with intent that nobody had to follow up', async () => {
      expect((await asked('defl', 'verified_deflection')).total).toMatchObject({
        value: 60,
        numerator: 3,
        denominator: 5,
        parts: { contacted: 1, downvoted: 1, immature: 0, self_service_score: null },
      });
      expect((await asked('defl', 'verified_deflection', { params: { hours: 72 } })).total.numerator).toBe(2);
      const evidence = await listed('defl', 'verified_deflection');
      expect(evidence).toMatchObject({ entity: 'session', total: 5, counting: 3 });
      expect(evidence.rows[0]).toMatchObject({ person: 'c:ok', at: '2026-01-05 20:00:00.000', counts: 1 });
    });

    it('waits until the hours have passed', async () => {
      const early = { asOf: '2026-01-06T10:10Z' };
      expect((await asked('defl', 'verified_deflection', early)).total).toMatchObject({
        denominator: 3,
        parts: { immature: 2 },
        warnings: [{ code: 'immature' }],
      });
    });

    it('filters and splits by the session, not by what followed', async () => {
      const help = { filters: [{ dimension: 'channel', op: 'in', values: ['help'] }] };
      expect((await asked('defl', 'verified_deflection', help)).total).toMatchObject({
        numerator: 2,
        denominator: 4,
      });
      const { series } = await asked('defl', 'verified_deflection', {
        groupBy: ['channel'],
        interval: 'day',
      });
      expect(series.map(({ group, points }) => [group['channel'], values(points)])).toEqual([
        ['chat', [100]],
        ['help', [50]],
      ]);
    });
  });

  it('tells how conversations with the bot ended', async () => {
    const talk = (id: string, ...steps: [action: string, at: string][]) =>
      steps.map(([action, at]) => did('bot', `p${id}`, 'bot', action, at, { subject_id: id }));
    await test.insert([
      ...talk('1', ['entered', '05 10:00'], ['asked', '05 10:01'], ['resolved', '05 10:02']),
      ...talk('2', ['entered', '05 10:00'], ['resolved', '05 10:02'], ['handed_off', '05 10:05']),
      ...talk('3', ['entered', '05 10:00'], ['abandoned', '05 10:02']),
      ...talk('4', ['entered', '05 10:00'], ['asked', '05 10:02']),
      ...talk('5', ['entered', '05 22:00']),
      ...talk('6', ['asked', '05 10:00'], ['resolved', '05 10:02']),
    ]);
    const asOf = { asOf: '2026-01-06T12:00Z' };
    expect((await asked('bot', 'bot_resolution', asOf)).total).toMatchObject({
      value: 25,
      numerator: 1,
      denominator: 4,
      parts: { handed_off: 1, abandoned: 2, under_way: 1, handed_off_percent: 25, abandoned_percent: 50 },
    });
    expect((await asked('bot', 'bot_resolution')).total).toMatchObject({ value: 20, denominator: 5 });
    expect(await listed('bot', 'bot_resolution', asOf)).toMatchObject({
      entity: 'conversation',
      total: 4,
      counting: 1,
    });
  });
});
