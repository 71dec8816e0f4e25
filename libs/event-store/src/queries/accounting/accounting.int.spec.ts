import { eventRow } from '../../../test/event-row.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { utcTextOf } from '../column-schemas.ts';
import { countDeadLetters } from './count-dead-letters.ts';
import { countEvents } from './count-events.ts';
import { findByMessageIds } from './find-by-message-ids.ts';

describe('accounting queries', () => {
  const test = useTestStore();
  let firstBatch = '';
  const letter = (messageId: string, reasonCode: string) => ({
    workspaceId: 'main',
    receivedAt: utcTextOf(new Date()),
    source: 'shop',
    messageId,
    reasonCode,
    reason: '',
    body: '{}',
  });

  beforeAll(async () => {
    firstBatch = await test.insert([
      eventRow({ message_id: 'a' }),
      eventRow({ message_id: 'b' }),
      eventRow({ message_id: 'b', source: 'crm' }),
      eventRow({ message_id: "c'd", occurred_at: '2025-12-31 23:59:59.999' }),
      eventRow({ message_id: 'a', workspace_id: 'other' }),
    ]);
    await test.insert([eventRow({ message_id: 'a', kind: 'order' })]);
    await test.store.writer.insertDeadLetters(firstBatch, [
      letter('x', 'refused'),
      letter('y', 'refused'),
      letter('z', 'invalid'),
    ]);
  });

  it('counts rows and distinct messages of each workspace', async () => {
    expect(await test.store.query(countEvents, {})).toEqual([
      { workspaceId: 'main', events: 5, messages: 4 },
      { workspaceId: 'other', events: 1, messages: 1 },
    ]);
  });

  it('counts dead letters by reason', async () => {
    expect(await test.store.query(countDeadLetters, {})).toEqual([
      { workspaceId: 'main', reasonCode: 'invalid', letters: 1 },
      { workspaceId: 'main', reasonCode: 'refused', letters: 2 },
    ]);
  });

  it('finds messages by id within one workspace', async () => {
    const found = await test.store.query(findByMessageIds, {
      workspaceId: 'main',
      messageIds: ['b', "c'd", 'none'],
    });
    expect(found).toEqual([
      {
        source: 'crm',
        messageId: 'b',
        kind: 'touchpoint',
        occurredAt: '2026-01-15 12:00:00.000',
        batchId: firstBatch,
      },
      {
        source: 'shop',
        messageId: 'b',
        kind: 'touchpoint',
        occurredAt: '2026-01-15 12:00:00.000',
        batchId: firstBatch,
      },
      {
        source: 'shop',
        messageId: "c'd",
        kind: 'touchpoint',
        occurredAt: '2025-12-31 23:59:59.999',
        batchId: firstBatch,
      },
    ]);
  });

  it('shows a message that is stored twice twice', async () => {
    expect(await test.store.query(findByMessageIds, { workspaceId: 'main', messageIds: ['a'] })).toHaveLength(
      2,
    );
  });
});
