import type { MetricFilter } from '@pulso/contract';
import { findMetric } from '@pulso/domain';
import { eventRow, type EventRow } from '../../../test/event-row.ts';
import { behind, requestOf, type Question } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { readMetric } from './read-metric.ts';

/** Moments around a window from the 10th to the 12th; a life comes in several inserts, so that no row holds all of it. */
const lives: Record<string, [action: string, day: string, changes?: EventRow][]> = {
  'ended long ago': [
    ['created', '02'],
    ['solved', '03'],
  ],
  'ended long ago, told backwards': [
    ['solved', '03'],
    ['created', '02'],
  ],
  'ended, and its creation delivered again': [
    ['created', '02'],
    ['solved', '03'],
    ['created', '02'],
  ],
  'ended without a creation': [['solved', '03']],
  'ended before its creation in the window': [
    ['solved', '03'],
    ['created', '11'],
  ],
  'ended before its creation after the window': [
    ['solved', '03'],
    ['created', '20'],
  ],
  'open for long': [['created', '02']],
  'open without a creation': [['replied', '02', { actor: 'human' }]],
  'answered after its end': [
    ['created', '02'],
    ['solved', '03'],
    ['replied', '11', { actor: 'human' }],
  ],
  'reopened in the window': [
    ['created', '02'],
    ['solved', '03'],
    ['reopened', '11'],
  ],
  'reopened before the window': [
    ['created', '02'],
    ['solved', '03'],
    ['reopened', '05'],
  ],
  'merged in the window': [
    ['created', '02'],
    ['merged', '11'],
  ],
  'ended after the window': [
    ['created', '02'],
    ['solved', '20'],
  ],
  'opened after the window': [['created', '20']],
  'of a bot alone': [
    ['entered', '02', { kind: 'bot' }],
    ['handed_off', '03', { kind: 'bot' }],
  ],
};

describe('the backlog of a short window', () => {
  const test = useTestStore();
  const rawOnly: MetricFilter = { dimension: 'properties.nowhere', op: 'in', values: [''] };
  const mail: MetricFilter = { dimension: 'channel', op: 'in', values: ['mail'] };
  const window = { from: '2026-01-10T00:00Z', to: '2026-01-12T00:00Z', interval: 'hour' } as const;
  const shapes: Partial<Question>[] = [
    {},
    { filters: [mail] },
    { groupBy: ['channel'] },
    { asOf: '2026-01-11T12:00Z' },
  ];
  const everything = 'all of them';

  beforeAll(async () => {
    for (const nth of [0, 1, 2])
      await test.insert(
        Object.entries(lives).flatMap(([life, events]) =>
          events.slice(nth, nth + 1).flatMap(([action, day, changes]) =>
            [life, everything].map((workspace_id) =>
              eventRow({
                ...{ workspace_id, kind: 'ticket', subject_id: life, action },
                channel: action === 'created' ? 'mail' : 'web',
                occurred_at: `2026-01-${day} 10:00:00.000`,
                ...changes,
              }),
            ),
          ),
        ),
      );
    for (const workspaceId of [everything, ...Object.keys(lives)])
      for (const [after, upTo] of [
        ['', 'ended'],
        ['ended', undefined],
      ] as const)
        await test.store.settleTickets({ workspaceId, after, upTo });
  });

  const read = (question: Question, ticketsAreSettled = false) =>
    readMetric(
      test.store,
      { ...requestOf(question), ticketsAreSettled },
      findMetric('ticket_backlog')!.bind({}),
    );
  async function assertEqualToRaw(question: Question): Promise<void> {
    const raw = { ...question, filters: [...(question.filters ?? []), rawOnly] };
    const expected = await read(raw);
    expect(await read(question)).toEqual(expected);
    expect(await read(question, true)).toEqual(expected);
    if (question.workspaceId !== everything) return;
    const open = await behind(test.store, 'ticket_backlog', question);
    expect(open).toEqual(await behind(test.store, 'ticket_backlog', raw));
  }

  it.each(Object.keys(lives))('is that of raw: %s', async (workspaceId) => {
    await assertEqualToRaw({ ...window, workspaceId });
    await assertEqualToRaw({ ...window, workspaceId, filters: [mail] });
  });

  it('is that of raw, before the rows of a ticket have merged and after', async () => {
    for (const shape of shapes) await assertEqualToRaw({ ...window, ...shape, workspaceId: everything });
    await test.execute('OPTIMIZE TABLE tickets FINAL');
    for (const shape of shapes) await assertEqualToRaw({ ...window, ...shape, workspaceId: everything });
  });

  it('knows a desk whose tickets have all ended', async () => {
    const { total } = await read({ ...window, workspaceId: 'ended long ago' });
    expect(total).toMatchObject({ known: true, ages: [0, 0, 0, 0], created: 0, solved: 0 });
  });
});
