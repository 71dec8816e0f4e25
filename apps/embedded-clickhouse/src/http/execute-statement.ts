import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRawFormat, type Engine, type EngineAnswer } from '../engine/engine.ts';
import { code, EngineError } from '../engine/engine-error.ts';
import type { SessionPlan } from '../engine/session-plan.ts';
import type { KillQueries } from '../queue/kill-queries.ts';
import { Lane } from '../queue/lane.ts';
import type { RegisteredQuery } from '../queue/query-registry.ts';
import { assertReaderMay } from '../sql/reader-gate.ts';
import { parseStatement, type DataInsert } from '../sql/statement.ts';

const MiB = 1024 * 1024;

export interface Execution {
  /** The `query` parameter; empty when the body carries the statement. */
  readonly query: string;
  readonly body: Buffer;
  readonly defaultFormat: string;
  readonly plan: SessionPlan;
  readonly registered: RegisteredQuery;
}

export interface Executed {
  readonly answer: EngineAnswer;
  readonly format: string;
}

/** Sends a statement down its lane: one loader, a few readers, and nothing in the way of KILL. */
export class StatementExecutor {
  // Parallel inserts gain nothing and would let a later batch overtake an earlier one.
  private readonly inserts = new Lane({ concurrency: 1, maxWaiting: 64, maxWaitingBytes: 256 * MiB });
  private readonly queries = new Lane({ concurrency: 4, maxWaiting: 256, maxWaitingBytes: 16 * MiB });

  constructor(
    private readonly engine: Engine,
    private readonly kills: KillQueries,
    private readonly tableFunctions: ReadonlySet<string>,
    private readonly uploadDirectory: string,
  ) {}

  async execute(execution: Execution): Promise<Executed> {
    const { body, query, plan, registered } = execution;
    const sql = query === '' ? body.toString('utf8') : query;
    if (plan.readOnly) this.assertReaderMay(sql, plan);
    const statement = parseStatement(sql);
    if (statement.kind === 'kill-query')
      return { format: 'TabSeparated', answer: await this.kills.kill(statement, plan) };
    if (statement.kind === 'data-insert') {
      const data = dataOf(statement, sql, execution);
      return { format: statement.format, answer: await this.insert(statement, data, plan, registered) };
    }
    registered.sql = sql;
    const format = statement.format ?? execution.defaultFormat;
    const text = query === '' || body.length === 0 ? sql : `${query}${body.toString('utf8')}`;
    const answer = await this.queries.run(text.length, registered.signal, () =>
      this.running(registered, () => this.engine.run(text, format, plan)),
    );
    return { format, answer };
  }

  private assertReaderMay(sql: string, plan: SessionPlan): void {
    assertReaderMay(sql, this.tableFunctions);
    if (/^(system|information_schema)$/i.test(plan.database ?? '')) {
      throw EngineError.of(
        code.accessDenied,
        `reader: Not enough privileges for ${plan.database}`,
        'ACCESS_DENIED',
      );
    }
  }

  private async insert(
    statement: DataInsert,
    data: Buffer,
    plan: SessionPlan,
    registered: RegisteredQuery,
  ): Promise<EngineAnswer> {
    registered.sql = statement.head;
    return this.inserts.run(data.length, registered.signal, () =>
      this.running(registered, () => {
        const { format, target } = statement;
        if (target && isRawFormat(format)) return this.engine.insertBytes({ ...target, format }, data, plan);
        return this.insertByFile(statement, data, plan);
      }),
    );
  }

  private async insertByFile(statement: DataInsert, data: Buffer, plan: SessionPlan): Promise<EngineAnswer> {
    const path = join(this.uploadDirectory, randomUUID());
    try {
      await writeFile(path, data, { mode: 0o600 });
      return await this.engine.insertFile(statement.head, statement.format, path, plan);
    } finally {
      await rm(path, { force: true });
    }
  }

  private async running<T>(registered: RegisteredQuery, work: () => Promise<T>): Promise<T> {
    registered.running = true;
    try {
      return await work();
    } finally {
      registered.running = false;
    }
  }
}

/** Data may stand in the text, in the body behind a `query` parameter, or begin in one and go on in the other. */
function dataOf(statement: DataInsert, sql: string, { query, body }: Execution): Buffer {
  const isBinary =
    !isRawFormat(statement.format) && !statement.format.startsWith('JSON') && statement.format !== 'Values';
  const inline = Buffer.from(sql.slice(statement.dataAt).replace(/^[ \t]*\r?\n?/, ''), 'utf8');
  if (query !== '') return inline.length === 0 ? body : Buffer.concat([inline, body]);
  if (!isBinary) return inline;
  // Decoding would have damaged bytes that are no text: one newline ends the head.
  const headBytes = Buffer.byteLength(sql.slice(0, statement.dataAt));
  return body.subarray(headBytes + (body[headBytes] === 0x0a ? 1 : 0));
}
