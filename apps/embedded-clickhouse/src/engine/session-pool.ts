import type { Session } from 'chdb';
import { preparation, sessionArguments, sessionKey, type SessionPlan } from './session-plan.ts';

export interface PooledSession {
  readonly session: Session;
  readonly key: string;
  /** Its name in the engine's list of processes, by which a statement can be killed. */
  readonly tag: string;
  /** Never to be used again: a KILL may still be on its way to it. */
  doomed: boolean;
}

/**
 * Sessions that wait for another statement with the same settings. chDB closes a session only when
 * every call that ran at that moment has ended, on any session, and each holds 200 KB: a new one for
 * each statement would pile up behind one long query.
 */
export class SessionPool {
  private readonly idle: PooledSession[] = [];
  private opened = 0;

  constructor(
    private readonly open: (connectionArgs: readonly string[]) => Session,
    private readonly maxIdle: number,
  ) {}

  /** @throws the engine's error when it does not know the database or a setting */
  async take(plan: SessionPlan): Promise<PooledSession> {
    const key = sessionKey(plan);
    const at = this.idle.findLastIndex((candidate) => candidate.key === key);
    const [known] = at === -1 ? [] : this.idle.splice(at, 1);
    if (known) return known;
    this.opened += 1;
    const tag = `session-${this.opened}`;
    const session = this.open(sessionArguments(plan, tag));
    try {
      const statements = preparation(plan);
      if (statements !== '') await session.queryAsync(statements);
    } catch (cause) {
      session.close();
      throw cause;
    }
    return { session, key, tag, doomed: false };
  }

  /** @param reusable false when the statement may have left something behind in its session */
  giveBack(pooled: PooledSession, reusable: boolean): void {
    if (!reusable || pooled.doomed) return pooled.session.close();
    this.idle.push(pooled);
    if (this.idle.length > this.maxIdle) this.idle.shift()?.session.close();
  }

  close(): void {
    for (const { session } of this.idle.splice(0)) session.close();
  }
}
