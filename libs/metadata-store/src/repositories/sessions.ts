import { LessThan, MoreThan } from 'typeorm';
import type { Database } from '../database.ts';
import { UserSession } from '../entities/session.entity.ts';

export class Sessions {
  constructor(private readonly database: Database) {}

  create(session: { tokenHash: string; userId: string; expiresAt: Date }): Promise<void> {
    const { tokenHash, userId, expiresAt } = session;
    return this.database.run(async (manager) => {
      await manager.insert(UserSession, { tokenHash, user: { id: userId }, expiresAt });
    });
  }

  /** A session that has not expired, with its user and their workspace. */
  findLive(tokenHash: string, now: Date): Promise<UserSession | null> {
    return this.database.run((manager) =>
      manager.findOne(UserSession, {
        where: { tokenHash, expiresAt: MoreThan(now) },
        relations: { user: { workspace: true } },
      }),
    );
  }

  remove(tokenHash: string): Promise<void> {
    return this.database.run(async (manager) => {
      await manager.delete(UserSession, { tokenHash });
    });
  }

  removeExpired(now: Date): Promise<void> {
    return this.database.run(async (manager) => {
      await manager.delete(UserSession, { expiresAt: LessThan(now) });
    });
  }
}
