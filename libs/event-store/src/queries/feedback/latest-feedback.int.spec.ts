import { answerRow, eventRow } from '../../../test/event-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { latestFeedback } from './latest-feedback.ts';

const said = (message_id: string, received_at: string, verbatim: string) =>
  answerRow({ message_id, received_at, verbatim });

describe('latestFeedback', () => {
  const test = useTestStore();
  const idsOf = async (params: {
    since: string;
    limit: number;
    onlyVerbatims?: boolean;
    workspaceId?: string;
  }) =>
    (await test.store.query(latestFeedback, { workspaceId: 'main', ...params })).map(
      ({ messageId }) => messageId,
    );

  beforeAll(async () => {
    await test.insert([
      said('a', '2026-01-15 12:00:01.000', 'late'),
      said('b', '2026-01-15 12:00:01.001', 'kind'),
      said('c', '2026-01-15 12:00:01.002', ''),
      said('d', '2026-01-15 12:00:01.003', 'fast'),
      eventRow({ message_id: 'e', received_at: '2026-01-15 12:00:02.000', verbatim: 'no feedback' }),
      { ...said('f', '2026-01-15 12:00:02.000', 'theirs'), workspace_id: 'other' },
    ]);
  });

  it('lists the newest verbatims of one workspace first', async () => {
    expect(await idsOf({ since: '2026-01-01 00:00:00.000', limit: 10 })).toEqual(['d', 'b', 'a']);
  });

  it('begins after the moment it is given', async () => {
    expect(await idsOf({ since: '2026-01-15 12:00:01.001', limit: 10 })).toEqual(['d']);
  });

  it('stops at its limit', async () => {
    expect(await idsOf({ since: '2026-01-01 00:00:00.000', limit: 2 })).toEqual(['d', 'b']);
  });

  it('lists silent answers too when asked', async () => {
    expect(await idsOf({ since: '2026-01-15 12:00:01.001', limit: 10, onlyVerbatims: false })).toEqual([
      'd',
      'c',
    ]);
  });

  it('tells everything a card shows', async () => {
    await test.insert([
      answerRow({
        workspace_id: 'card',
        message_id: 'm',
        verbatim: 'Great "shop"',
        score_type: 'csat',
        score: 4,
        scale_min: 1,
        scale_max: 5,
        language: 'en',
        channel: 'web',
        area: 'sales',
        stage: 'buy',
        touchpoint: 'checkout',
        survey: 'after purchase',
      }),
    ]);
    expect(
      await test.store.query(latestFeedback, {
        workspaceId: 'card',
        since: '2026-01-01 00:00:00.000',
        limit: 1,
      }),
    ).toEqual([
      {
        messageId: 'm',
        source: 'shop',
        occurredAt: '2026-01-15 12:00:00.000',
        receivedAt: '2026-01-15 12:00:01.000',
        type: 'csat',
        score: 4,
        scaleMin: 1,
        scaleMax: 5,
        direction: 'higher_is_better',
        verbatim: 'Great "shop"',
        language: 'en',
        channel: 'web',
        area: 'sales',
        stage: 'buy',
        touchpoint: 'checkout',
        survey: 'after purchase',
      },
    ]);
  });
});
