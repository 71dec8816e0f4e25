import { setTimeout as delay } from 'node:timers/promises';
import type { Engine, EngineAnswer } from '../engine/engine.ts';
import { code, EngineError } from '../engine/engine-error.ts';
import type { SessionPlan } from '../engine/session-plan.ts';
import type { KillQuery } from '../sql/statement.ts';
import type { QueryRegistry } from './query-registry.ts';

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
      const stopped = this.stop(queryId);
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

  /** Resolves when nothing of the query is left. */
  async stop(queryId: string): Promise<void> {
    this.registry.cancel(queryId);
    const ended = this.registry.ended(queryId).then(() => true);
    for (;;) {
      // Asked again and again: the engine may not have begun the first time.
      if (this.registry.find(queryId)?.running) await this.engine.requestKill(queryId).catch(() => undefined);
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
