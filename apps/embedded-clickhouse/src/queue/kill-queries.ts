import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, EngineAnswer } from '../engine/engine.ts';
import { code, EngineError } from '../engine/engine-error.ts';
import type { SessionPlan } from '../engine/session-plan.ts';
import type { KillQuery } from '../sql/kill-query.ts';
import type { QueryRegistry, RegisteredQuery } from './query-registry.ts';

/** A request that was sent before the KILL may still wait unread in a socket: one that came first is then seen first. */
const SETTLE_MS = 20;
const RETRY_MS = 100;

/**
 * KILL QUERY by query id. A query that waits is dropped. One that runs is asked to stop, and an
 * insert may still complete; so SYNC answers only when it has ended, one way or the other.
 */
export class KillQueries {
  constructor(
    private readonly engine: Engine,
    private readonly registry: QueryRegistry,
  ) {}

  async kill(statement: KillQuery, plan: SessionPlan): Promise<EngineAnswer> {
    const queryId = idOf(statement, plan);
    await delay(SETTLE_MS);
    const victim = this.registry.find(queryId);
    const line = victim
      ? `${statement.wait ? 'finished' : 'waiting'}\t${queryId}\t${victim.user}\t${tsv(victim.sql)}\n`
      : '';
    if (victim) {
      const stopped = this.stop(victim);
      if (statement.wait) await stopped;
    }
    return {
      body: Buffer.from(line),
      resultRows: victim ? 1 : 0,
      resultBytes: line.length,
      writtenRows: 0,
      writtenBytes: 0,
    };
  }

  /** A client that went away: nobody learns the result, but a write that runs is left to end, as ClickHouse does. */
  forget(query: RegisteredQuery): void {
    if (query.writes) query.cancel();
    else void this.stop(query);
  }

  /** Resolves when nothing of the query is left. */
  private async stop(query: RegisteredQuery): Promise<void> {
    query.cancel();
    const ended = query.ended.then(() => true);
    for (;;) {
      // Asked again and again: the engine may not have begun the first time.
      await this.engine.requestKill(query.queryId).catch(() => undefined);
      if (await Promise.race([ended, delay(RETRY_MS, false)])) return;
    }
  }
}

function idOf({ queryId }: KillQuery, plan: SessionPlan): string {
  if ('literal' in queryId) return queryId.literal;
  const value = plan.parameters.get(queryId.parameter);
  if (value !== undefined) return value;
  throw EngineError.of(code.badArguments, `Substitution ${queryId.parameter} is not set`, 'BAD_ARGUMENTS');
}

function tsv(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/\t/g, '\\t').replace(/\n/g, '\\n');
}
