import { setTimeout as delay } from 'node:timers/promises';
import { ClickHouseLogLevel, createClient, type ClickHouseClient } from '@clickhouse/client';

const requestTimeoutMs = 1500;
const retryMs = 100;

/**
 * A loader as it must not be: after an unclear insert it sends again and trusts that the engine drops what it has
 * seen under the same token. It never counts what is stored.
 */
export class TokenLoader {
  private readonly client: ClickHouseClient;
  attempts = 0;

  constructor(connection: { url: string; username: string; password: string }) {
    this.client = createClient({
      ...connection,
      database: 'pulso',
      request_timeout: requestTimeoutMs,
      // Its failures are the point of it.
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  /** Asks for the rows before each attempt, as one does who forms a batch anew from what is pending. */
  async load(token: string, pendingIds: () => string[]): Promise<void> {
    for (;;) {
      this.attempts += 1;
      try {
        await this.insert(token, pendingIds());
        return;
      } catch {
        await delay(retryMs);
      }
    }
  }

  close(): Promise<void> {
    return this.client.close();
  }

  private async insert(token: string, ids: string[]): Promise<void> {
    await this.client.insert({
      table: 'events',
      format: 'JSONEachRow',
      values: ids.map((id) => ({ workspace_id: 'main', kind: 'touchpoint', message_id: id, ...times })),
      clickhouse_settings: { insert_deduplicate: 1, insert_deduplication_token: token },
    });
  }
}

const times = { occurred_at: '2026-01-15 12:00:00.000', received_at: '2026-01-15 12:00:01.000' };
