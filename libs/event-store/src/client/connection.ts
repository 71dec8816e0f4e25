import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { ClickHouseLogLevel, createClient, parseError } from '@clickhouse/client';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import type { Credentials } from './credentials.ts';
import { runWithin } from './deadline.ts';
import { toEventStoreError } from './failure.ts';

interface ConnectionOptions extends Credentials {
  readonly url: string;
  readonly database: string;
  readonly maxSockets: number;
  readonly settings?: ClickHouseSettings;
}

/** One statement; `params` are the values of its `{name:Type}` placeholders. */
export interface Statement {
  readonly sql: string;
  readonly params?: Record<string, unknown>;
  readonly settings?: ClickHouseSettings;
  readonly queryId?: string;
  readonly timeoutMs: number;
}

/** Longer than any statement's own deadline, so that the deadline is the one that fires. */
const socketTimeoutMs = 3_600_000;

const settingsOfEveryRequest: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  // The engine answers once it knows how the statement ended, so a late exception has its own status.
  wait_end_of_query: 1,
};

/** ClickHouse's HTTP interface as one user on one database. Every failure is an EventStoreError. */
export class Connection {
  private readonly client: ClickHouseClient;

  constructor(options: ConnectionOptions) {
    this.client = createClient({
      url: options.url,
      username: options.username,
      password: options.password,
      database: options.database,
      max_open_connections: options.maxSockets,
      request_timeout: socketTimeoutMs,
      clickhouse_settings: { ...settingsOfEveryRequest, ...options.settings },
      // On loopback or a LAN the loader sends 10 MB/s: gzip would cost more CPU than it saves time.
      compression: { request: false, response: false },
      // 1,000 filter values in a URL pass the 16 KB that many servers take; then they travel in the body.
      use_multipart_params_auto: true,
      // Errors are thrown; the client's own log would print rows, which are personal data.
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  /** Rows of a SELECT as the engine's JSON objects. */
  async select(statement: Statement): Promise<unknown[]> {
    try {
      return await runWithin(statement.timeoutMs, async (signal) => {
        const answer = await this.client.query({ ...request(statement, signal), format: 'JSONEachRow' });
        signal.addEventListener('abort', () => answer.close());
        return parseRows(await answer.text());
      });
    } catch (cause) {
      throw toEventStoreError(cause, 'read');
    }
  }

  /** A statement without rows: DDL, KILL, INSERT ... SELECT. */
  async command(statement: Statement): Promise<void> {
    await this.execute(statement);
  }

  /** `INSERT ... FORMAT x` followed by the body's bytes, as they are. */
  async insert(statement: Statement, body: Buffer): Promise<void> {
    await this.execute(statement, body);
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private async execute(statement: Statement, body?: Buffer): Promise<void> {
    try {
      const answer = await runWithin(statement.timeoutMs, async (signal) => {
        const call = request(statement, signal);
        const { stream } = await (body === undefined
          ? this.client.exec(call)
          : this.client.exec({ ...call, values: Readable.from([body], { objectMode: false }) }));
        signal.addEventListener('abort', () => stream.destroy());
        return text(stream);
      });
      if (body !== undefined && answer.trim() !== '') throw parseError(answer);
      throwIfException(answer);
    } catch (cause) {
      throw toEventStoreError(cause, 'write');
    }
  }
}

function request(statement: Statement, signal: AbortSignal) {
  return {
    query: statement.sql,
    abort_signal: signal,
    ...(statement.params && { query_params: statement.params }),
    ...(statement.settings && { clickhouse_settings: statement.settings }),
    ...(statement.queryId && { query_id: statement.queryId }),
  };
}

/** A server that has begun to answer 200 can only write a later exception into the body. */
function throwIfException(answer: string): void {
  if (/(^|\n)(Code: \d+\. DB::|__exception__)/.test(answer)) throw parseError(answer);
}

function parseRows(answer: string): unknown[] {
  const lines = answer.trimEnd();
  if (lines === '') return [];
  try {
    return JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as unknown[];
  } catch (cause) {
    throwIfException(answer);
    throw cause;
  }
}
