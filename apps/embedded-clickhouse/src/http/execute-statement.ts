import { isRawFormat, type Engine, type EngineAnswer, type EngineCall } from '../engine/engine.ts';
import { code, EngineError } from '../engine/engine-error.ts';
import { sessionSettings } from '../engine/engine-options.ts';
import { assertParametersGiven, quoteText, type SessionPlan } from '../engine/session-plan.ts';
import type { KillQueries } from '../queue/kill-queries.ts';
import { Lane } from '../queue/lane.ts';
import type { RegisteredQuery } from '../queue/query-registry.ts';
import type { DataInsert } from '../sql/data-insert.ts';
import type { KnownStatements } from '../sql/known-statements.ts';
import type { UploadDirectory } from './upload-file.ts';

const MiB = 1024 * 1024;

/**
 * Up to here the bytes go in from memory. Above, a file costs half the CPU, since the parser then
 * reads ahead: 61 ms against 101 ms for 10,000 rows of 400 bytes, while 1,000 rows cost the same.
 */
const MAX_BYTES_FROM_MEMORY = 1 * MiB;

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

/** Sends a statement down its lane: one loader, a few queries of each user, and nothing in the way of KILL. */
export class StatementExecutor {
  // Parallel inserts gain nothing and would let a later batch overtake an earlier one.
  private readonly inserts = new Lane({ concurrency: 1, maxWaiting: 64, maxWaitingBytes: 256 * MiB });
  // Dashboards have a lane of their own: the loader's look-ups never wait behind them.
  private readonly ownerQueries = new Lane({ concurrency: 3, maxWaiting: 64, maxWaitingBytes: 16 * MiB });
  private readonly readerQueries = new Lane({ concurrency: 4, maxWaiting: 256, maxWaitingBytes: 16 * MiB });

  constructor(
    private readonly engine: Engine,
    private readonly kills: KillQueries,
    private readonly statements: KnownStatements,
    private readonly uploads: UploadDirectory,
  ) {}

  async execute(execution: Execution): Promise<Executed> {
    const { body, query, plan, registered } = execution;
    const sql = query === '' ? body.toString('utf8') : query;
    const statement = this.statements.read(sql, plan.readOnly);
    if (plan.readOnly) assertReaderMayUse(plan);
    if (statement.kind === 'kill-query') {
      return { format: 'TabSeparated', answer: await this.kills.kill(statement, plan) };
    }
    if (statement.kind === 'data-insert') {
      const data = dataOf(statement, sql, execution);
      return { format: statement.format, answer: await this.insert(statement, data, execution) };
    }
    if (query !== '' && body.length > 0) {
      throw EngineError.of(code.badArguments, 'A body belongs to an INSERT ... FORMAT', 'BAD_ARGUMENTS');
    }
    assertParametersGiven(plan, statement.placeholders);
    const format = statement.format ?? execution.defaultFormat;
    const lane = plan.readOnly ? this.readerQueries : this.ownerQueries;
    registered.describe(sql, statement.kind === 'write');
    const answer = await lane.run(sql.length, registered.signal, () =>
      this.engine.run(callOf(execution), sql, format, statement.kind === 'read'),
    );
    return { format, answer };
  }

  private async insert(statement: DataInsert, data: Buffer, execution: Execution): Promise<EngineAnswer> {
    const { format, head, settings, target } = statement;
    const { registered } = execution;
    const call = callOf(execution);
    registered.describe(head, true);
    return this.inserts.run(data.length, registered.signal, () => {
      if (target && isRawFormat(format) && data.length <= MAX_BYTES_FROM_MEMORY) {
        return this.engine.insertBytes(call, { ...target, format }, data);
      }
      return this.uploads.hold(data, (path) =>
        this.engine.insertFile(
          withBlocksOfWholeInserts(call),
          `${head} FROM INFILE ${quoteText(path)} ${settings} FORMAT ${format}`,
        ),
      );
    });
  }
}

function assertReaderMayUse({ database = '' }: SessionPlan): void {
  if (!/^(system|information_schema)$/i.test(database)) return;
  const what = `reader: Not enough privileges for ${database}`;
  throw EngineError.of(code.accessDenied, what, 'ACCESS_DENIED');
}

function callOf({ plan, registered }: Execution): EngineCall {
  return { plan, queryId: registered.queryId };
}

/**
 * ClickHouse cuts what it reads from a file into blocks by `max_block_size`, 65 k rows, and what
 * comes by HTTP by `max_insert_block_size`: the caller means the latter, and each block makes parts.
 */
function withBlocksOfWholeInserts({ queryId, plan }: EngineCall): EngineCall {
  const rows = plan.settings.get('max_insert_block_size') ?? sessionSettings.max_insert_block_size;
  return { queryId, plan: { ...plan, settings: new Map([...plan.settings, ['max_block_size', rows]]) } };
}

/** Data may stand in the text, in the body behind a `query` parameter, or begin in one and go on in the other. */
function dataOf({ format, dataAt }: DataInsert, sql: string, { query, body }: Execution): Buffer {
  const isText = isRawFormat(format) || format.startsWith('JSON') || format === 'Values';
  const inline = Buffer.from(sql.slice(dataAt).replace(/^[ \t]*\r?\n?/, ''), 'utf8');
  if (query !== '') return inline.length === 0 ? body : Buffer.concat([inline, body]);
  if (isText) return inline;
  // Decoding would have damaged bytes that are no text: one newline ends the head.
  const headBytes = Buffer.byteLength(sql.slice(0, dataAt));
  return body.subarray(headBytes + (body[headBytes] === 0x0a ? 1 : 0));
}
