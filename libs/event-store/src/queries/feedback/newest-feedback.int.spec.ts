import { answerRow } from '../../../test/event-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { newestFeedback } from './newest-feedback.ts';

const receivedNow = { received_at: '2026-01-15 12:00:01.000' };

describe('newestFeedback', () => {
  const test = useTestStore();
  const idsOf = async (limit: number) =>
    (await test.store.query(newestFeedback, { workspaceId: 'main', limit })).map(
      ({ messageId }) => messageId,
    );

  beforeAll(async () => {
    await test.insert([
      answerRow({ message_id: 'today', occurred_at: '2026-01-15 11:59:00.000', verbatim: 'fast' }),
      answerRow({
        message_id: 'autumn',
        occurred_at: '2025-11-02 09:00:00.000',
        verbatim: 'late',
        ...receivedNow,
      }),
      answerRow({
        message_id: 'winter',
        occurred_at: '2025-12-24 09:00:00.000',
        verbatim: 'kind',
        ...receivedNow,
      }),
      answerRow({
        message_id: 'silent',
        occurred_at: '2026-01-15 11:59:30.000',
        verbatim: '',
        ...receivedNow,
      }),
    ]);
    await test.insert([
      answerRow({ workspace_id: 'other', message_id: 'theirs', verbatim: 'theirs', ...receivedNow }),
    ]);
  });

  it('puts what was said last before what was loaded last', async () => {
    expect(await idsOf(10)).toEqual(['today', 'winter', 'autumn']);
  });

  it('stops at its limit', async () => {
    expect(await idsOf(1)).toEqual(['today']);
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
      await test.store.query(newestFeedback, {
        workspaceId: 'card',
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
