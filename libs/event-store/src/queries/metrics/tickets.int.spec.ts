import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { ask, values } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const step = (
  workspace_id: string,
  subject_id: string,
  action: string,
  occurred_at: string,
  changes: EventRow = {},
): EventRow =>
  eventRow({
    workspace_id,
    kind: 'ticket',
    subject_id,
    action,
    occurred_at: `2026-01-${occurred_at}:00.000`,
    channel: 'mail',
    ...changes,
  });
const human = { actor: 'human' };

describe('metrics on tickets', () => {
  const test = useTestStore();
  const asked = (workspaceId: string, id: string, question: object = {}) =>
    ask(test.store, id, { ...january, workspaceId, ...question });

  it('ends the clock at the first public human reply', async () => {
    await test.insert([
      step('frt', 'A', 'created', '05 10:00', { actor: 'customer' }),
      step('frt', 'A', 'replied', '05 10:05', { actor: 'bot' }),
      step('frt', 'A', 'replied', '05 10:10', { actor: 'human', is_public: 0 }),
      step('frt', 'A', 'replied', '05 11:30', human),
      step('frt', 'A', 'replied', '05 10:20', { actor: 'customer' }),
    ]);
    expect((await asked('frt', 'first_response_time')).total).toMatchObject({ value: 5400, n: 1 });
  });

  it('starts at the hand-off when a bot owned it first', async () => {
    await test.insert([
      step('bot', 'B', 'created', '05 10:00'),
      step('bot', 'B', 'entered', '05 10:00', { kind: 'bot' }),
      step('bot', 'B', 'handed_off', '05 10:20', { kind: 'bot' }),
      step('bot', 'B', 'replied', '05 10:30', human),
    ]);
    expect((await asked('bot', 'first_response_time')).total.value).toBe(600);
  });

  it('ends an agent’s own ticket at the next public reply', async () => {
    await test.insert([
      step('agent', 'C', 'created', '05 10:00', human),
      step('agent', 'C', 'replied', '05 10:00', human),
      step('agent', 'C', 'replied', '05 10:45', human),
    ]);
    expect((await asked('agent', 'first_response_time')).total.value).toBe(2700);
  });

  it('counts calendar time, also across a clock change', async () => {
    await test.insert([
      step('night', 'D', 'created', '05 18:00'),
      step('night', 'D', 'replied', '06 08:00', human),
      { ...step('night', 'E', 'created', '05 00:00'), occurred_at: '2026-03-28 22:00:00.000' },
      { ...step('night', 'E', 'replied', '05 00:00', human), occurred_at: '2026-03-29 03:00:00.000' },
    ]);
    expect((await asked('night', 'first_response_time')).total.value).toBe(14 * 3600);
    const spring = { from: '2026-03-28T00:00+01:00', to: '2026-03-30T00:00+02:00', tz: 'Europe/Madrid' };
    expect((await asked('night', 'first_response_time', spring)).total.value).toBe(5 * 3600);
  });

  it('shows who still waits, and restates the past when the reply arrives late', async () => {
    await test.insert([
      step('wait', 'F', 'created', '05 10:00'),
      step('wait', 'G', 'created', '05 10:00'),
      step('wait', 'G', 'replied', '05 12:00', human),
      step('wait', 'H', 'created', '05 10:00'),
      step('wait', 'H', 'solved', '05 11:00'),
    ]);
    const asOf = { asOf: '2026-01-05T13:00Z' };
    const before = await asked('wait', 'first_response_time', asOf);
    expect(before.total).toMatchObject({
      value: 7200,
      warnings: [{ code: 'censored' }],
      parts: { answered: 1, waiting: 1, overdue: 0, unanswered: 1 },
    });
    const share = { ...asOf, params: { stat: 'share_within', target_seconds: 7200 } };
    expect((await asked('wait', 'first_response_time', share)).total).toMatchObject({
      value: 50,
      numerator: 1,
      denominator: 2,
      unit: '%',
    });
    await test.insert([step('wait', 'F', 'replied', '05 11:00', human)]);
    expect((await asked('wait', 'first_response_time', asOf)).total).toMatchObject({
      value: 5400,
      warnings: [],
      parts: { waiting: 0 },
    });
  });

  it('follows the backlog through reopening and merging', async () => {
    await test.insert([
      step('desk', 'A', 'created', '04 12:00'),
      step('desk', 'B', 'created', '05 09:00', { channel: 'chat' }),
      step('desk', 'B', 'solved', '05 17:00', { channel: 'mail' }),
      step('desk', 'B', 'reopened', '06 09:00'),
      step('desk', 'B', 'solved', '06 12:00'),
      step('desk', 'B', 'closed', '08 12:00'),
      step('desk', 'C', 'created', '06 10:00'),
      step('desk', 'C', 'merged', '07 10:00'),
      step('desk', 'D', 'status', '06 10:00', { status: 'Resolved' }),
    ]);
    const days = { from: '2026-01-05T00:00Z', to: '2026-01-09T00:00Z', interval: 'day' };
    const { series, total } = await asked('desk', 'ticket_backlog', days);
    expect(values(series[0]!.points)).toEqual([1, 2, 1, 1]);
    expect(series[0]!.points.map(({ parts }) => parts)).toMatchObject([
      { created: 1, reopened: 0, solved: 1, merged: 0, under_1d: 0, under_3d: 1 },
      { created: 2, reopened: 1, solved: 2, merged: 0, under_1d: 1, under_3d: 1 },
      { created: 0, reopened: 0, solved: 0, merged: 1, under_3d: 0, under_7d: 1 },
      { created: 0, reopened: 0, solved: 0, merged: 0, under_7d: 1 },
    ]);
    expect(total).toMatchObject({ value: 1, parts: { created: 3, reopened: 1, solved: 3, merged: 1 } });
    const byChannel = await asked('desk', 'ticket_backlog', { ...days, groupBy: ['channel'] });
    expect(byChannel.series.map(({ group, points }) => [group['channel'], values(points)])).toEqual([
      ['chat', [0, 0, 0, 0]],
      ['mail', [1, 2, 1, 1]],
    ]);
  });

  it('counts a reopened ticket at the age it has, not at those it spent ended', async () => {
    await test.insert([
      step('ages', 'A', 'created', '05 10:00'),
      step('ages', 'A', 'solved', '05 18:00'),
      step('ages', 'A', 'reopened', '09 10:00'),
      step('ages', 'A', 'reopened', '09 11:00'),
      step('ages', 'A', 'solved', '10 10:00'),
      step('ages', 'A', 'reopened', '11 10:00'),
    ]);
    const days = { from: '2026-01-05T12:00Z', to: '2026-01-13T12:00Z', interval: 'day' };
    const [series] = (await asked('ages', 'ticket_backlog', days)).series;
    const open = (part: string) => series!.points.map(({ parts }) => parts?.[part]);
    expect(values(series!.points)).toEqual([0, 0, 0, 0, 1, 0, 1, 1, 1]);
    expect(open('under_1d')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(open('under_3d')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(open('under_7d')).toEqual([0, 0, 0, 0, 1, 0, 1, 0, 0]);
    expect(open('over_7d')).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(open('reopened')).toEqual([0, 0, 0, 0, 1, 0, 1, 0, 0]);
  });

  it('knows no desk before the first ticket', async () => {
    expect(
      (await asked('desk', 'ticket_backlog', { from: '2025-01-01T00:00Z', to: '2025-02-01T00:00Z' })).total
        .value,
    ).toBeNull();
    expect((await asked('desk', 'tickets')).total.value).toBe(3);
  });

  it('counts a ticket once however often it is created', async () => {
    await test.insert([
      step('twice', 'A', 'created', '05 10:00'),
      step('twice', 'A', 'created', '06 10:00'),
      step('twice', 'B', 'created', '06 10:00'),
    ]);
    const { total, series } = await asked('twice', 'tickets', {
      interval: 'day',
      from: '2026-01-05T00:00Z',
      to: '2026-01-07T00:00Z',
      groupBy: ['channel'],
    });
    expect(total.value).toBe(2);
    expect(values(series[0]!.points)).toEqual([1, 1]);
  });
});
