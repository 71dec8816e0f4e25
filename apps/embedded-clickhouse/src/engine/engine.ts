import { Session, type ChdbResult } from 'chdb';
import { EngineError } from './engine-error.ts';
import { connectionArguments } from './engine-options.ts';
import { SessionPool, type PooledSession } from './session-pool.ts';
import { parameterStatement, quoteText, type SessionPlan } from './session-plan.ts';

export interface EngineAnswer {
  readonly body: Uint8Array;
  readonly resultRows: number;
  readonly resultBytes: number;
  readonly writtenRows: number;
  readonly writtenBytes: number;
}

export interface EngineCall {
  readonly queryId: string;
  readonly plan: SessionPlan;
}

type RawFormat =
  'JSONEachRow' | 'JSONCompactEachRow' | 'CSV' | 'CSVWithNames' | 'TabSeparated' | 'TabSeparatedWithNames';

/** Formats whose bytes the engine takes straight from memory. */
const RAW_FORMATS = new Set<string>([
  'JSONEachRow',
  'JSONCompactEachRow',
  'CSV',
  'CSVWithNames',
  'TabSeparated',
  'TabSeparatedWithNames',
] satisfies RawFormat[]);

export function isRawFormat(format: string): format is RawFormat {
  return RAW_FORMATS.has(format);
}

/** As many as there are kinds of settings in use at once; each holds 200 KB. */
const MAX_IDLE_SESSIONS = 16;

/** chDB on one data directory. Calls run on libuv's threads, side by side on sessions of their own. */
export class Engine {
  /** Keeps the engine open between requests. */
  private readonly anchor: Session;
  private readonly pool: SessionPool;
  private readonly running = new Map<string, PooledSession>();

  /** @throws EngineError when another process holds the directory */
  constructor(directory: string) {
    try {
      this.anchor = new Session(directory, { connectionArgs: connectionArguments });
    } catch (cause) {
      throw EngineError.from(cause);
    }
    this.pool = new SessionPool(
      (connectionArgs) => new Session(directory, { connectionArgs }),
      MAX_IDLE_SESSIONS,
    );
  }

  /** Runs one statement and holds its whole answer in memory. */
  async run(call: EngineCall, sql: string, format: string, reusable: boolean): Promise<EngineAnswer> {
    return this.within(call, reusable, async (session) =>
      answerOf(await session.queryAsync(`${parameterStatement(call.plan)}${sql}`, { format })),
    );
  }

  /** The bytes go to the parser from memory. */
  async insertBytes(
    call: EngineCall,
    target: { readonly table: string; readonly columns: readonly string[]; readonly format: RawFormat },
    values: Buffer,
  ): Promise<EngineAnswer> {
    return this.within(call, true, async (session) => {
      const { table, format } = target;
      const columns = target.columns.length > 0 ? { columns: target.columns } : {};
      const written = await session.insert({ table, format, values, ...columns });
      return { ...answerOf(), writtenRows: written.rowsWritten, writtenBytes: written.bytesWritten };
    });
  }

  /** @param sql an INSERT ... FROM INFILE: the engine reads the file itself */
  async insertFile(call: EngineCall, sql: string): Promise<EngineAnswer> {
    return this.within(call, true, async (session) => {
      const read = await session.queryAsync(`${parameterStatement(call.plan)}${sql}`);
      return { ...answerOf(), writtenRows: read.rowsRead, writtenBytes: read.bytesRead };
    });
  }

  /** One text column, for what this process itself wants to know. */
  async lines(sql: string): Promise<string[]> {
    const answer = await this.anchor.queryAsync(sql, { format: 'TSVRaw' });
    return answer.text().trimEnd().split('\n');
  }

  /**
   * Asks the engine to end a statement. A SELECT stops at its next block; an insert that is being
   * written may still complete, so the caller waits for its end.
   */
  async requestKill(queryId: string): Promise<void> {
    const pooled = this.running.get(queryId);
    if (!pooled) return;
    pooled.doomed = true;
    // SYNC was seen to wait for ever: the engine drops the entry only with the session's next call.
    await this.lines(`KILL QUERY WHERE Settings['log_comment'] = ${quoteText(pooled.tag)} ASYNC`);
  }

  close(): void {
    this.pool.close();
    this.anchor.close();
  }

  private async within<T>(
    { queryId, plan }: EngineCall,
    reusable: boolean,
    work: (session: Session) => Promise<T>,
  ): Promise<T> {
    try {
      const pooled = await this.pool.take(plan);
      this.running.set(queryId, pooled);
      try {
        return await work(pooled.session);
      } finally {
        this.running.delete(queryId);
        this.pool.giveBack(pooled, reusable);
      }
    } catch (cause) {
      throw EngineError.from(cause);
    }
  }
}

function answerOf(result?: ChdbResult): EngineAnswer {
  return {
    body: result?.bytes() ?? new Uint8Array(),
    resultRows: result?.rowsRead ?? 0,
    resultBytes: result?.bytesRead ?? 0,
    writtenRows: 0,
    writtenBytes: 0,
  };
}
