import { z } from 'zod';
import type { Connection } from '../client/connection.ts';
import { EventStoreError } from '../event-store-error.ts';
import type { EventStoreObserver } from '../event-store.ts';
import { count } from '../queries/column-schemas.ts';
import type { DeadLetterRow, EventBatch, EventWriter, RefusedRow, StoredKey } from './event-writer.ts';
import { insertSettings, lookupSettings } from './insert-settings.ts';
import { isolateRefused } from './isolate-refused.ts';
import { killInsertSql } from './kill-insert.ts';

interface WriterOptions {
  readonly cluster: string | undefined;
  readonly insertTimeoutMs: number;
  readonly observer: EventStoreObserver | undefined;
}

const lookupTimeoutMs = 60_000;
const monthCount = z.object({ month: z.number(), rows: count });
const storedKey = z.object({ workspaceId: z.string(), source: z.string(), messageId: z.string() });

const insertEventsSql = 'INSERT INTO events FORMAT JSONEachRow';
const insertDeadLettersSql = 'INSERT INTO dead_letters FORMAT JSONEachRow';
const countBatchSql =
  'SELECT toYYYYMM(occurred_at) AS month, count() AS rows FROM events WHERE batch_id = {batchId:UUID} GROUP BY month';
const storedKeysSql =
  'SELECT workspace_id AS workspaceId, source, message_id AS messageId FROM events WHERE batch_id = {batchId:UUID}';
const countDeadLettersSql =
  'SELECT 0 AS month, count() AS rows FROM dead_letters WHERE batch_id = {batchId:UUID}';

/** The one writer of `events`. It never retries: what a failure means is its caller's decision. */
export class ClickHouseEventWriter implements EventWriter {
  constructor(
    private readonly connection: Connection,
    private readonly options: WriterOptions,
  ) {}

  async insert(batch: EventBatch): Promise<void> {
    const startedMs = performance.now();
    let failed = true;
    try {
      await this.send(insertEventsSql, batch.batchId, batch.body);
      failed = false;
    } finally {
      const durationMs = performance.now() - startedMs;
      this.options.observer?.onInsert?.({ rows: batch.rows, bytes: batch.body.length, durationMs, failed });
    }
  }

  async insertIsolating(batch: EventBatch): Promise<{ stored: number; refused: RefusedRow[] }> {
    return isolateRefused(batch, this);
  }

  async countBatch(batchId: string): Promise<Map<number, number>> {
    const rows = z.array(monthCount).parse(await this.look(countBatchSql, batchId));
    return new Map(rows.map(({ month, rows: stored }) => [month, stored]));
  }

  async storedKeys(batchId: string): Promise<StoredKey[]> {
    return z.array(storedKey).parse(await this.look(storedKeysSql, batchId));
  }

  async killInsert(batchId: string): Promise<void> {
    const sql = killInsertSql(this.options.cluster);
    await this.connection.command({ sql, params: { batchId }, timeoutMs: lookupTimeoutMs });
  }

  async insertDeadLetters(batchId: string, rows: readonly DeadLetterRow[]): Promise<void> {
    const [stored] = z.array(monthCount).parse(await this.look(countDeadLettersSql, batchId));
    if (stored !== undefined && stored.rows >= rows.length) return;
    if (stored !== undefined && stored.rows > 0) {
      throw new EventStoreError(
        'unclear',
        0,
        `${stored.rows} of ${rows.length} dead letters of a batch are stored`,
      );
    }
    const body = rows.map((row) => JSON.stringify(deadLetterColumns(batchId, row))).join('\n');
    await this.send(insertDeadLettersSql, `${batchId}-dead-letters`, Buffer.from(body));
  }

  private async send(sql: string, queryId: string, body: Buffer): Promise<void> {
    const { cluster, insertTimeoutMs: timeoutMs } = this.options;
    await this.connection.insert({ sql, queryId, settings: insertSettings(cluster), timeoutMs }, body);
  }

  private look(sql: string, batchId: string): Promise<unknown[]> {
    const settings = lookupSettings(this.options.cluster);
    return this.connection.select({ sql, params: { batchId }, settings, timeoutMs: lookupTimeoutMs });
  }
}

function deadLetterColumns(batchId: string, row: DeadLetterRow) {
  return {
    workspace_id: row.workspaceId,
    received_at: row.receivedAt,
    source: row.source,
    message_id: row.messageId,
    reason_code: row.reasonCode,
    reason: row.reason,
    body: row.body,
    batch_id: batchId,
  };
}
