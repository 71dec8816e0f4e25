import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MetadataStore } from '@pulso/metadata-store';
import { z } from 'zod';
import { METADATA_STORE } from '../../platform/stores/tokens.ts';

const noun = 'signing-keys';
const id = 'evidence';
const keyBytes = 32;
const body = z.object({ key: z.base64url() });

/** The key of each workspace that signs references; made once, kept with what people configure, the same on every node. */
@Injectable()
export class SigningKeys {
  private readonly keys = new Map<string, Promise<Buffer>>();

  constructor(@Inject(METADATA_STORE) private readonly store: MetadataStore) {}

  /** Throws AppError `store_unavailable` until it was read once. */
  of(workspaceId: string): Promise<Buffer> {
    const known = this.keys.get(workspaceId);
    if (known) return known;
    const key = this.load(workspaceId);
    this.keys.set(workspaceId, key);
    key.catch(() => this.keys.delete(workspaceId));
    return key;
  }

  private async load(workspaceId: string): Promise<Buffer> {
    const place = { workspaceId, noun, id };
    await this.store.documents.putIfAbsent(place, { key: randomBytes(keyBytes).toString('base64url') });
    const stored = await this.store.documents.find(place);
    return Buffer.from(body.parse(stored?.body).key, 'base64url');
  }
}
