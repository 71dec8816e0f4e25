import { cancelled, code, EngineError } from '../engine/engine-error.ts';

/** One request from the arrival of its head until its answer is ready. */
export class RegisteredQuery {
  sql = '';
  /** A write that runs is not stopped when its client goes away. */
  writes = false;
  readonly ended: Promise<void>;
  end: () => void = () => undefined;
  private readonly controller = new AbortController();

  constructor(
    readonly queryId: string,
    readonly user: string,
  ) {
    this.ended = new Promise((resolve) => (this.end = resolve));
  }

  /** Aborted by KILL QUERY or a lost client: whatever has not begun must not begin. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  describe(sql: string, writes: boolean): void {
    this.sql = sql;
    this.writes = writes;
  }

  cancel(): void {
    this.controller.abort(cancelled(this.queryId));
  }
}

/**
 * Every request has its place here before its body is read, so KILL QUERY also finds one that is
 * still being received: afterwards that insert is certainly dead.
 */
export class QueryRegistry {
  private readonly queries = new Map<string, RegisteredQuery>();

  /** @throws EngineError (QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING) */
  register(queryId: string, user: string): RegisteredQuery {
    if (this.queries.has(queryId)) {
      const what = `Query with id = ${queryId} is already running`;
      throw EngineError.of(
        code.queryWithSameIdIsAlreadyRunning,
        what,
        'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING',
      );
    }
    const query = new RegisteredQuery(queryId, user);
    this.queries.set(queryId, query);
    return query;
  }

  find(queryId: string): RegisteredQuery | undefined {
    return this.queries.get(queryId);
  }

  finish(query: RegisteredQuery): void {
    this.queries.delete(query.queryId);
    query.end();
  }

  async allEnded(): Promise<void> {
    await Promise.all([...this.queries.values()].map((query) => query.ended));
  }
}
