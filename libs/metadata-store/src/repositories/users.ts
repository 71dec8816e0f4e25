import type { Database } from '../database.ts';
import { UserSession } from '../entities/session.entity.ts';
import { User } from '../entities/user.entity.ts';

export interface NewUser {
  email: string;
  passwordHash: string;
  role: User['role'];
  workspaceId: string;
}

export class Users {
  constructor(private readonly database: Database) {}

  /** The address is compared without case. */
  findByEmail(email: string): Promise<User | null> {
    return this.database.run((manager) => manager.findOneBy(User, { email: email.toLowerCase() }));
  }

  /** Ends every session of the user too: whoever knew the old password is out. */
  setPassword(id: string, passwordHash: string): Promise<void> {
    return this.database.run((manager) =>
      manager.transaction(async (transaction) => {
        await transaction.update(User, { id }, { passwordHash });
        await transaction.delete(UserSession, { user: { id } });
      }),
    );
  }

  isEmpty(): Promise<boolean> {
    return this.database.run(async (manager) => !(await manager.exists(User)));
  }

  /** Returns false when the address is taken, for example by another process that started at the same time. */
  create({ email, passwordHash, role, workspaceId }: NewUser): Promise<boolean> {
    return this.database.run(async (manager) => {
      const { raw } = await manager
        .createQueryBuilder()
        .insert()
        .into(User)
        .values({ email: email.toLowerCase(), passwordHash, role, workspace: { id: workspaceId } })
        .orIgnore()
        .returning('id')
        .execute();
      return (raw as unknown[]).length === 1;
    });
  }
}
