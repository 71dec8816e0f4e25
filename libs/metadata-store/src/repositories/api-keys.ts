import { IsNull } from 'typeorm';
import type { Database } from '../database.ts';
import { ApiKey } from '../entities/api-key.entity.ts';

export type NewApiKey = Pick<ApiKey, 'keyHash' | 'scope' | 'workspaceId' | 'source'>;

export class ApiKeys {
  constructor(private readonly database: Database) {}

  create(key: NewApiKey): Promise<ApiKey> {
    return this.database.run((manager) => manager.save(ApiKey, key));
  }

  /** Every key that opens something, of all workspaces, with its hash: for the key ring. */
  listLive(): Promise<ApiKey[]> {
    return this.database.run((manager) =>
      manager.find(ApiKey, {
        where: { revokedAt: IsNull() },
        select: { id: true, keyHash: true, scope: true, workspaceId: true, source: true },
      }),
    );
  }

  /** The keys of one workspace, revoked ones too, without their hashes. */
  listOf(workspaceId: string): Promise<ApiKey[]> {
    return this.database.run((manager) =>
      manager.find(ApiKey, { where: { workspaceId }, order: { createdAt: 'ASC' }, take: 1000 }),
    );
  }

  /** Returns false when the workspace has no such live key. */
  revoke(key: { id: string; workspaceId: string }, now: Date): Promise<boolean> {
    const { id, workspaceId } = key;
    return this.database.run(async (manager) => {
      const { affected } = await manager.update(
        ApiKey,
        { id, workspaceId, revokedAt: IsNull() },
        { revokedAt: now },
      );
      return affected === 1;
    });
  }
}
