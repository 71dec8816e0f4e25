import {
  EventStoreError,
  type DeadLetterRow,
  type EventBatch,
  type RefusedRow,
  type StoredKey,
} from '@pulso/event-store';
import type { DrainPorts } from '../src/ingest/drain/drain.ts';

export interface ModelRow {
  batch_id: string;
  occurred_at: string;
  workspace_id: string;
  source: string;
  message_id: string;
}

/** What the next inserts do; when the list is empty they store. */
export type InsertFate = 'store' | 'unavailable' | 'lost' | 'stored but unheard' | 'half stored';

/** An event store in memory that fails as ClickHouse does: whole months are stored or not. */
export class ModelEventStore {
  readonly rows: ModelRow[] = [];
  readonly letters = new Map<string, readonly DeadLetterRow[]>();
  readonly rebuilt: { from: Date; to: Date }[] = [];
  readonly killed: string[] = [];
  readonly fates: InsertFate[] = [];
  inserts = 0;
  /** Message ids that the engine refuses. */
  readonly poison = new Set<string>();

  readonly writer: DrainPorts['store']['writer'] = {
    insert: (batch) => this.insert(batch),
    insertIsolating: (batch) => this.insertIsolating(batch),
    countBatch: (batchId) => Promise.resolve(this.countBatch(batchId)),
    storedKeys: (batchId) => Promise.resolve(this.storedKeys(batchId)),
    killInsert: (batchId) => Promise.resolve(void this.killed.push(batchId)),
    insertDeadLetters: (batchId, rows) => Promise.resolve(void this.letters.set(batchId, rows)),
  };

  rebuildRollups = (range?: { from: Date; to: Date }) => {
    if (range !== undefined) this.rebuilt.push(range);
    return Promise.resolve({ hours: 1, rows: 1 });
  };

  messageIds(): string[] {
    return this.rows.map(({ message_id }) => message_id).sort();
  }

  letterCount(): number {
    return [...this.letters.values()].reduce((sum, rows) => sum + rows.length, 0);
  }

  private insert(batch: EventBatch): Promise<void> {
    this.inserts += 1;
    const rows = rowsOf(batch);
    const months = new Set(rows.map(({ occurred_at }) => occurred_at.slice(0, 7)));
    if (months.size > 100) return Promise.reject(new EventStoreError('refused', 252, 'too many partitions'));
    const fate = this.fates.shift() ?? 'store';
    if (fate === 'unavailable') return Promise.reject(new EventStoreError('unavailable', 210, 'away'));
    if (fate === 'lost') return Promise.reject(new EventStoreError('unclear', 0, 'reset'));
    if (rows.some(({ message_id }) => this.poison.has(message_id))) {
      return Promise.reject(new EventStoreError('refused', 117, 'incorrect data'));
    }
    const [firstMonth] = months;
    const kept =
      fate === 'half stored' ? rows.filter((row) => row.occurred_at.slice(0, 7) === firstMonth) : rows;
    this.rows.push(...kept);
    if (fate === 'store') return Promise.resolve();
    return Promise.reject(new EventStoreError('unclear', 0, 'reset'));
  }

  private insertIsolating(batch: EventBatch): Promise<{ stored: number; refused: RefusedRow[] }> {
    const refused: RefusedRow[] = [];
    for (const [index, row] of rowsOf(batch).entries()) {
      if (this.poison.has(row.message_id)) refused.push({ index, code: 117, reason: 'incorrect data' });
      else this.rows.push(row);
    }
    return Promise.resolve({ stored: batch.rows - refused.length, refused });
  }

  private countBatch(batchId: string): Map<number, number> {
    const counts = new Map<number, number>();
    for (const row of this.rows) {
      const month = Number(row.occurred_at.slice(0, 7).replace('-', ''));
      if (row.batch_id === batchId) counts.set(month, (counts.get(month) ?? 0) + 1);
    }
    return counts;
  }

  private storedKeys(batchId: string): StoredKey[] {
    return this.rows
      .filter((row) => row.batch_id === batchId)
      .map((row) => ({ workspaceId: row.workspace_id, source: row.source, messageId: row.message_id }));
  }
}

function rowsOf({ body }: EventBatch): ModelRow[] {
  const lines = body.toString('utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as ModelRow);
}
