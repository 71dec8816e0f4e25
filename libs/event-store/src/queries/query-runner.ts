import { z } from 'zod';
import type { ClickHouseSettings } from '@clickhouse/client';
import type { Connection } from '../client/connection.ts';
import type { EventStoreObserver, QueryOptions } from '../event-store.ts';
import { AnswerCache } from './answer-cache.ts';
import type { NamedQuery, QueryLimits } from './named-query.ts';

/** The engine stops a query itself; the client waits this much longer for its error to arrive. */
const graceMs = 2_000;

/** Runs named queries: identical ones in flight run once, and each run is bounded in time, rows and memory. */
export class QueryRunner {
  private readonly answers = new AnswerCache();

  constructor(
    private readonly connection: Connection,
    private readonly baseSettings: ClickHouseSettings,
    private readonly observer: EventStoreObserver | undefined,
  ) {}

  async run<Params, Row>(
    query: NamedQuery<Params, Row>,
    params: Params,
    options: QueryOptions = {},
  ): Promise<Row[]> {
    const bound = query.params.parse(params) as Record<string, unknown>;
    const limits = tighten(query.limits, options);
    const key = JSON.stringify([query.sql, bound, limits, options.epoch]);
    const shared = this.answers.share(key, options.maxAgeMs ?? 0, () => this.execute(query, bound, limits));
    // Rows are shared between callers, the list is not: sorting one's own copy harms nobody.
    return [...((await unlessAborted(shared, options.signal)) as Row[])];
  }

  private async execute<Row>(
    query: NamedQuery<unknown, Row>,
    params: Record<string, unknown>,
    limits: QueryLimits,
  ): Promise<Row[]> {
    const startedMs = performance.now();
    let rows: Row[] | undefined;
    try {
      const settings = { ...this.baseSettings, ...settingsOf(limits) };
      const timeoutMs = limits.maxExecutionMs + graceMs;
      rows = z
        .array(query.row)
        .parse(await this.connection.select({ sql: query.sql, params, settings, timeoutMs }));
      return rows;
    } finally {
      const durationMs = performance.now() - startedMs;
      this.observer?.onQuery?.({
        name: query.name,
        rows: rows?.length ?? 0,
        durationMs,
        failed: rows === undefined,
      });
    }
  }
}

function tighten(limits: QueryLimits, options: QueryOptions): QueryLimits {
  return {
    ...limits,
    maxExecutionMs: Math.min(limits.maxExecutionMs, options.timeoutMs ?? Infinity),
    maxResultRows: Math.min(limits.maxResultRows, options.maxRows ?? Infinity),
  };
}

function settingsOf(limits: QueryLimits): ClickHouseSettings {
  return {
    max_execution_time: Math.max(1, Math.ceil(limits.maxExecutionMs / 1000)),
    max_result_rows: String(limits.maxResultRows),
    result_overflow_mode: 'throw',
    max_memory_usage: String(limits.maxMemoryBytes),
  };
}

async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  signal.throwIfAborted();
  return new Promise<T>((resolve, reject) => {
    const stop = () => reject(signal.reason as Error);
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
