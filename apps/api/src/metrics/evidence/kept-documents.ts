import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MetadataStore } from '@pulso/metadata-store';
import { z } from 'zod';
import { METADATA_STORE } from '../../platform/stores/tokens.ts';

const noun = 'kept-documents';
/** Beyond these the oldest is forgotten, and written once more when it is used again: that changes nothing. */
const maxRemembered = 1_000;
const body = z.object({ document: z.unknown() });

/** What numbers were computed with, kept by its content: editing a calendar leaves the lists of older numbers alone. */
@Injectable()
export class KeptDocuments {
  private readonly written = new Map<string, Promise<void>>();

  constructor(@Inject(METADATA_STORE) private readonly store: MetadataStore) {}

  /** Under which id each of these is found again, by the same names. Throws AppError `store_unavailable`. */
  async keep(
    workspaceId: string,
    documents: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, string>> {
    const ids = Object.entries(documents).map(async ([name, document]) => {
      const id = createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);
      await this.write(workspaceId, id, document);
      return [name, id] as const;
    });
    return Object.fromEntries(await Promise.all(ids));
  }

  /** Undefined when one of them is gone. Throws AppError `store_unavailable`. */
  async find(
    workspaceId: string,
    ids: Readonly<Record<string, string>>,
  ): Promise<Record<string, unknown> | undefined> {
    const found: Record<string, unknown> = {};
    for (const [name, id] of Object.entries(ids)) {
      const stored = await this.store.documents.find({ workspaceId, noun, id });
      if (stored === null) return undefined;
      found[name] = body.parse(stored.body).document;
    }
    return found;
  }

  private write(workspaceId: string, id: string, document: unknown): Promise<void> {
    const key = `${id} ${workspaceId}`;
    const writing =
      this.written.get(key) ?? this.store.documents.putIfAbsent({ workspaceId, noun, id }, { document });
    this.written.set(key, writing);
    const [oldest] = this.written.keys();
    if (oldest !== undefined && this.written.size > maxRemembered) this.written.delete(oldest);
    writing.catch(() => this.written.delete(key));
    return writing;
  }
}
