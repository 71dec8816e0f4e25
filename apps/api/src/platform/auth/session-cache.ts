import { AppError, type Session } from '@pulso/contract';

/** A session that ended elsewhere is refused within this time. */
const freshMs = 5000;
/** While PostgreSQL is away, a wall that was signed in goes on for this long. */
const outageMs = 5 * 60_000;
const maxEntries = 10_000;

/** Spares PostgreSQL a query a request, and carries signed-in people over a short outage of it. */
export class SessionCache {
  private readonly entries = new Map<string, { session: Session; atMs: number }>();

  /** The remembered session, or what `load` finds; rethrows its failure when nothing is remembered. */
  async get(
    tokenHash: string,
    load: (tokenHash: string) => Promise<Session | undefined>,
    now = performance.now(),
  ): Promise<Session | undefined> {
    const entry = this.entries.get(tokenHash);
    const ageMs = entry === undefined ? Infinity : now - entry.atMs;
    if (entry !== undefined && ageMs < freshMs) return entry.session;
    try {
      const session = await load(tokenHash);
      this.entries.delete(tokenHash);
      if (session !== undefined) this.remember(tokenHash, session, now);
      return session;
    } catch (error) {
      const away = error instanceof AppError && error.code === 'store_unavailable';
      if (away && entry !== undefined && ageMs < outageMs) return entry.session;
      throw error;
    }
  }

  forget(tokenHash: string): void {
    this.entries.delete(tokenHash);
  }

  private remember(tokenHash: string, session: Session, atMs: number): void {
    if (this.entries.size >= maxEntries) {
      const oldest = this.entries.keys().next();
      if (!oldest.done) this.entries.delete(oldest.value);
    }
    this.entries.set(tokenHash, { session, atMs });
  }
}
