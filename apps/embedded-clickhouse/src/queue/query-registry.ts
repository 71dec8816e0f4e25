import { cancelled, code, EngineError } from '../engine/engine-error.ts';

/** One request from the arrival of its head to the last engine call made for it. */
export interface RegisteredQuery {
  readonly queryId: string;
  readonly user: string;
  /** Aborted by KILL QUERY or a lost client: whatever has not begun must not begin. */
  readonly signal: AbortSignal;
  /** Set while the engine works on it. */
  running: boolean;
  sql: string;
}

interface Entry extends RegisteredQuery {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
  readonly end: () => void;
}

/**
 * Every request has its place here before its body is read, so KILL QUERY also finds one that is
 * still being received: afterwards that insert is certainly dead.
 */
export class QueryRegistry {
  private readonly entries = new Map<string, Entry>();

  /** @throws EngineError (QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING) */
  register(queryId: string, user: string): RegisteredQuery {
    if (this.entries.has(queryId)) {
      const what = `Query with id = ${queryId} is already running`;
      throw EngineError.of(
        code.queryWithSameIdIsAlreadyRunning,
        what,
        'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING',
      );
    }
    const controller = new AbortController();
    let end = () => {};
    const ended = new Promise<void>((resolve) => (end = resolve));
    const entry: Entry = {
      queryId,
      user,
      sql: '',
      running: false,
      signal: controller.signal,
      controller,
      ended,
      end,
    };
    this.entries.set(queryId, entry);
    return entry;
  }

  find(queryId: string): RegisteredQuery | undefined {
    return this.entries.get(queryId);
  }

  cancel(queryId: string): void {
    this.entries.get(queryId)?.controller.abort(cancelled(queryId));
  }

  /** Resolves at once for an id that is not known. */
  async ended(queryId: string): Promise<void> {
    await this.entries.get(queryId)?.ended;
  }

  finish(queryId: string): void {
    const entry = this.entries.get(queryId);
    this.entries.delete(queryId);
    entry?.end();
  }

  async allEnded(): Promise<void> {
    await Promise.all([...this.entries.values()].map((entry) => entry.ended));
  }
}
