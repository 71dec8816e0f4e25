import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type CreatedKey, type KeySummary, type NewKey } from '@pulso/contract';
import type { ApiKey, MetadataStore } from '@pulso/metadata-store';
import { METADATA_STORE } from '../stores/tokens.ts';
import { hashKey, KeyRing } from './key-ring.ts';

/** The keys of a workspace. A change is in force here at once, and on other nodes within ten seconds. */
@Injectable()
export class KeysService {
  constructor(
    @Inject(METADATA_STORE) private readonly store: MetadataStore,
    private readonly ring: KeyRing,
  ) {}

  async list(workspaceId: string): Promise<KeySummary[]> {
    return (await this.store.apiKeys.listOf(workspaceId)).map(toSummary);
  }

  async create(workspaceId: string, { scope, source }: NewKey): Promise<CreatedKey> {
    // The prefix lets a scanner of leaked secrets know what it found.
    const key = `pulso_${scope}_${randomBytes(24).toString('base64url')}`;
    const created = await this.store.apiKeys.create({ keyHash: hashKey(key), scope, workspaceId, source });
    await this.ring.refresh();
    return { ...toSummary(created), key };
  }

  /** Throws AppError `not_found`, also for a key of another workspace. */
  async revoke(workspaceId: string, id: string): Promise<void> {
    if (!(await this.store.apiKeys.revoke({ id, workspaceId }, new Date()))) {
      throw new AppError('not_found', 'There is no such key, or it is revoked already.');
    }
    await this.ring.refresh();
  }
}

function toSummary({ id, scope, source, createdAt, revokedAt }: ApiKey): KeySummary {
  return {
    id,
    scope,
    source,
    createdAt: createdAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
