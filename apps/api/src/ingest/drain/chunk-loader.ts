import { EventStoreError, type EventStore, type EventWriter, type RefusedRow } from '@pulso/event-store';
import { backoffMs } from './backoff.ts';
import { spliceBatchId, type Chunk } from './batch.ts';
import { touchedHours } from './touched-hours.ts';

type ChunkStore = Pick<EventStore, 'rebuildRollups'> & {
  writer: Pick<EventWriter, 'insert' | 'insertIsolating' | 'countBatch' | 'storedKeys' | 'killInsert'>;
};

export interface LoaderPorts {
  readonly store: ChunkStore;
  /** Waits; rejects when the drain is told to stop. */
  pause(ms: number): Promise<void>;
  onInsert(seconds: number, rows: number): void;
  onFailure(error: EventStoreError): void;
}

/** Rows of a chunk that the engine refuses, by their place in it. */
export type Refusals = readonly RefusedRow[];

/**
 * Stores a chunk exactly once, however long it takes and whatever fails on the way. After an unclear result the old
 * insert is made dead, the stored rows are counted and only missing ones are sent; the rollups of those hours are
 * then built again, because views and rows are not stored together.
 */
export class ChunkLoader {
  constructor(private readonly ports: LoaderPorts) {}

  /** `inDoubt`: an earlier process may have stored some of it. */
  async load(chunk: Chunk, inDoubt: boolean): Promise<Refusals> {
    let doubtful = inDoubt;
    let refused: Refusals | undefined;
    let asksEachRow = false;
    for (let failures = 0; refused === undefined;) {
      try {
        refused = await this.attempt(chunk, doubtful, asksEachRow);
      } catch (error) {
        if (!(error instanceof EventStoreError)) throw error;
        if (error.outcome === 'refused' && !asksEachRow) {
          asksEachRow = true;
          continue;
        }
        // Isolating stores the good halves as it goes: a failure on the way leaves some of them stored.
        doubtful ||= error.outcome === 'unclear' || asksEachRow;
        this.ports.onFailure(error);
        await this.ports.pause(backoffMs(failures++));
      }
    }
    if (doubtful) await this.rebuild(chunk);
    return refused;
  }

  private async attempt(chunk: Chunk, doubtful: boolean, asksEachRow: boolean): Promise<Refusals> {
    const { writer } = this.ports.store;
    const places = doubtful ? await this.missingPlaces(chunk) : undefined;
    if (places?.length === 0) return [];
    const rows = places === undefined ? chunk.rows : places.map((place) => chunk.rows[place] as Buffer);
    const batch = { batchId: chunk.batchId, body: spliceBatchId(chunk.batchId, rows), rows: rows.length };
    if (asksEachRow) {
      const { refused } = await writer.insertIsolating(batch);
      return refused.map((row) => ({ ...row, index: places?.[row.index] ?? row.index }));
    }
    const startedMs = performance.now();
    await writer.insert(batch);
    this.ports.onInsert((performance.now() - startedMs) / 1000, rows.length);
    return [];
  }

  /** Places of the rows that are not stored, once no earlier insert of the chunk can store them any more. */
  private async missingPlaces(chunk: Chunk): Promise<number[]> {
    const { writer } = this.ports.store;
    await writer.killInsert(chunk.batchId);
    const counts = await writer.countBatch(chunk.batchId);
    let stored = 0;
    for (const rows of counts.values()) stored += rows;
    if (stored >= chunk.rows.length) return [];
    const places = [...chunk.rows.keys()];
    if (stored === 0) return places;
    const keys = new Set<string>();
    for (const key of await writer.storedKeys(chunk.batchId))
      keys.add(keyOf(key.workspaceId, key.source, key.messageId));
    return places.filter((place) => !keys.has(keyOfRow(chunk.rows[place] as Buffer)));
  }

  private async rebuild(chunk: Chunk): Promise<void> {
    for (const range of touchedHours(chunk.rows)) {
      for (let failures = 0; ;) {
        try {
          await this.ports.store.rebuildRollups(range);
          break;
        } catch (error) {
          if (!(error instanceof EventStoreError)) throw error;
          this.ports.onFailure(error);
          await this.ports.pause(backoffMs(failures++));
        }
      }
    }
  }
}

function keyOf(workspaceId: string, source: string, messageId: string): string {
  return `${workspaceId}\0${source}\0${messageId}`;
}

interface StoredColumns {
  workspace_id: string;
  source: string;
  message_id: string;
}

function keyOfRow(row: Buffer): string {
  const columns = JSON.parse(row.toString('utf8')) as StoredColumns;
  return keyOf(columns.workspace_id, columns.source, columns.message_id);
}
