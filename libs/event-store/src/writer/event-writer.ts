/** Newline-delimited JSON rows of `events`, each carrying this `batchId` in `batch_id`. At most 100 months of event time. */
export interface EventBatch {
  readonly batchId: string;
  readonly body: Buffer;
  readonly rows: number;
}

/** One row of `dead_letters`; `receivedAt` is UTC text `2026-01-02 03:04:05.678`. */
export interface DeadLetterRow {
  readonly workspaceId: string;
  readonly receivedAt: string;
  readonly source: string;
  readonly messageId: string;
  readonly reasonCode: string;
  readonly reason: string;
  readonly body: string;
}

/** Index of a row in its batch, and what the engine said about it. */
export interface RefusedRow {
  readonly index: number;
  readonly code: number;
  readonly reason: string;
}

export interface EventWriter {
  /** Stores all rows or throws an EventStoreError. Its query id is the batch id, so that it can be killed. */
  insert(batch: EventBatch): Promise<void>;
  /** Stores what the engine takes and tells which rows it refuses; any other failure throws as `insert` does. */
  insertIsolating(batch: EventBatch): Promise<{ stored: number; refused: RefusedRow[] }>;
  /** Stored rows of a batch by month of event time, as the number yyyymm. Empty when none is stored. */
  countBatch(batchId: string): Promise<Map<number, number>>;
  /** `workspace_id`, `source` and `message_id` of the stored rows of a batch, to insert only what is missing. */
  storedKeys(batchId: string): Promise<StoredKey[]>;
  /** Returns once no insert of this batch runs any more: only then is a count of it final. */
  killInsert(batchId: string): Promise<void>;
  /** Idempotent for one `batchId` and the same rows: after a failure call it again with both. */
  insertDeadLetters(batchId: string, rows: readonly DeadLetterRow[]): Promise<void>;
}

export interface StoredKey {
  readonly workspaceId: string;
  readonly source: string;
  readonly messageId: string;
}
