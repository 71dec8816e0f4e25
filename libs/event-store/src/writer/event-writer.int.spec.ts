import { randomUUID } from 'node:crypto';
import { batchOf, eventRow } from '../../test/event-row.ts';
import { useTestStore } from '../../test/use-test-store.ts';
import { utcTextOf } from '../queries/column-schemas.ts';
import { openEventStore } from '../open-event-store.ts';
import type { EventWriter } from './event-writer.ts';

describe('the event writer', () => {
  const test = useTestStore();
  let writer: EventWriter;
  beforeAll(async () => {
    writer = test.store.writer;
  });

  it('stores every value as it was sent', async () => {
    const sent = {
      workspace_id: 'w2',
      kind: 'order',
      occurred_at: '2026-03-01 23:59:59.999',
      received_at: '2026-03-02 00:00:00.001',
      original_at: '9999-12-31',
      message_id: 'm-1',
      source: 'shop',
      customer_id: 'O\'Hara \\ "x" 😀\n',
      amount: '12345678901234.5678',
      currency: 'EUR',
      action: 'completed',
      subject_id: 'o-1',
      is_public: 0,
      expected_close_at: '2026-04-01 00:00:00.000',
      quantity: 1.5,
      properties: { 'a.b': 'c', ["d'e"]: '{"f":1}' },
    };
    const batch = batchOf([sent]);
    await writer.insert(batch);
    const [row] = await test.rows<Record<string, unknown>>(
      "SELECT *, toString(amount) AS amount FROM events WHERE workspace_id = 'w2'",
    );
    expect(row).toMatchObject({ ...sent, batch_id: batch.batchId });
  });

  it('counts a batch by month of event time', async () => {
    const months = ['2026-01-31 23:59:59.999', '2026-02-01 00:00:00.000', '2026-02-02 00:00:00.000'];
    const batch = batchOf(months.map((occurred_at) => eventRow({ occurred_at })));
    await writer.insert(batch);
    expect(await writer.countBatch(batch.batchId)).toEqual(
      new Map([
        [202601, 1],
        [202602, 2],
      ]),
    );
  });

  it('counts nothing of a batch that was never sent', async () => {
    expect(await writer.countBatch(randomUUID())).toEqual(new Map());
  });

  it('tells which messages of a batch are stored', async () => {
    const batch = batchOf([eventRow({ message_id: 'a' }), eventRow({ message_id: 'b', source: 'crm' })]);
    await writer.insert(batch);
    const keys = await writer.storedKeys(batch.batchId);
    expect(keys.sort((one, other) => one.messageId.localeCompare(other.messageId))).toEqual([
      { workspaceId: 'main', source: 'shop', messageId: 'a' },
      { workspaceId: 'main', source: 'crm', messageId: 'b' },
    ]);
  });

  it('writes 20,000 rows of a month as one part', async () => {
    const rows = Array.from({ length: 20_000 }, () =>
      eventRow({ workspace_id: 'big', occurred_at: '2025-05-05 05:05:05.005' }),
    );
    await writer.insert(batchOf(rows));
    const [log] = await test.rows(
      "SELECT count() AS parts, sum(rows) AS rows FROM system.parts WHERE database = currentDatabase() AND table = 'events' AND partition_id = '202505'",
    );
    expect(log).toEqual({ parts: '1', rows: '20000' });
  });

  it.each([
    ['a broken line', '{"workspace_id":'],
    ['a number that is text', JSON.stringify(eventRow({ amount: 'much' }))],
    ['a key that is no column', JSON.stringify(eventRow({ colour: 'red' }))],
    ['a time that is none', JSON.stringify(eventRow({ occurred_at: 'yesterday' }))],
  ])('refuses a batch with %s and stores none of it', async (_what, line) => {
    const good = batchOf([eventRow(), eventRow()]);
    const body = Buffer.concat([good.body, Buffer.from(`\n${line}\n`)]);
    await expect(writer.insert({ ...good, body, rows: 3 })).rejects.toMatchObject({
      name: 'EventStoreError',
      outcome: 'refused',
    });
    expect(await writer.countBatch(good.batchId)).toEqual(new Map());
  });

  it('isolates one refused row among a thousand', async () => {
    const rows = Array.from({ length: 1_000 }, (_row, at) => eventRow(at === 421 ? { amount: 'much' } : {}));
    const batch = batchOf(rows);
    const { stored, refused } = await writer.insertIsolating(batch);
    expect(stored).toBe(999);
    expect(refused).toEqual([
      { index: 421, code: expect.any(Number), reason: expect.stringContaining('amount') },
    ]);
    expect(await writer.countBatch(batch.batchId)).toEqual(new Map([[202601, 999]]));
  });

  it('returns from killing an insert that does not run', async () => {
    await expect(writer.killInsert(randomUUID())).resolves.toBeUndefined();
  });

  it('stores the same dead letters once', async () => {
    const batchId = randomUUID();
    const letter = {
      workspaceId: 'main',
      receivedAt: utcTextOf(new Date()),
      source: 'shop',
      messageId: 'm',
      reasonCode: 'refused',
      reason: 'amount is "much"',
      body: '{"amount":"much"}',
    };
    await writer.insertDeadLetters(batchId, [letter, { ...letter, messageId: 'n' }]);
    await writer.insertDeadLetters(batchId, [letter, { ...letter, messageId: 'n' }]);
    const rows = await test.rows(
      `SELECT message_id, reason, body FROM dead_letters WHERE batch_id = '${batchId}' ORDER BY message_id`,
    );
    expect(rows).toEqual(
      ['m', 'n'].map((message_id) => ({ message_id, reason: letter.reason, body: letter.body })),
    );
  });

  it('calls a store that is away unavailable', async () => {
    const away = openEventStore({ url: 'http://127.0.0.1:9', username: 'default', password: '' });
    await expect(away.writer.insert(batchOf([eventRow()]))).rejects.toMatchObject({ outcome: 'unavailable' });
    await away.close();
  });
});
