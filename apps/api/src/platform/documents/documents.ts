import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Configured } from '@pulso/contract';
import type { Document, MetadataStore } from '@pulso/metadata-store';
import type { z } from 'zod';
import { METADATA_STORE } from '../stores/tokens.ts';

/** A noun that people configure: its plural, as in the route, and the schema of one document. */
export interface DocumentNoun<Body> {
  readonly noun: string;
  readonly schema: z.ZodType<Body>;
  /** Documents that are there before anybody configured one; one of the same id replaces it. */
  readonly builtIn?: Readonly<Record<string, Body>>;
}

/** A change made on another node is seen within this time. */
const freshMs = 5000;
const never = new Date(0).toISOString();

/** What people configure. Reads are remembered for a few seconds, because every question may need some. */
@Injectable()
export class Documents {
  private readonly known = new Map<string, { atMs: number; documents: Promise<Document[]> }>();

  constructor(@Inject(METADATA_STORE) private readonly store: MetadataStore) {}

  /** Throws AppError `store_unavailable`. A stored body that no longer fits its schema is left out. */
  async list<Body>(workspaceId: string, { noun, schema, builtIn = {} }: DocumentNoun<Body>) {
    const stored = (await this.load(workspaceId, noun)).flatMap((document) => {
      const { id, version, updatedAt } = document;
      const body = schema.safeParse(document.body);
      return body.success ? [{ id, version, updatedAt: updatedAt.toISOString(), body: body.data }] : [];
    });
    const ids = new Set(stored.map(({ id }) => id));
    const added = Object.entries(builtIn).filter(([id]) => !ids.has(id));
    const all: Configured<Body>[] = [
      ...added.map(([id, body]) => ({ id, version: 0, updatedAt: never, body })),
      ...stored,
    ];
    return all;
  }

  /** Throws AppError `not_found` that names the ones there are. */
  async find<Body>(workspaceId: string, noun: DocumentNoun<Body>, id: string): Promise<Configured<Body>> {
    const all = await this.list(workspaceId, noun);
    const found = all.find((document) => document.id === id);
    if (found) return found;
    const there = all.map((document) => document.id).join(', ') || 'none';
    throw new AppError(
      'not_found',
      `There is no ${JSON.stringify(id)} among the ${noun.noun}; there are: ${there}.`,
    );
  }

  async put<Body>(workspaceId: string, noun: DocumentNoun<Body>, id: string, body: Body): Promise<void> {
    await this.store.documents.put({ workspaceId, noun: noun.noun, id }, body);
    this.known.delete(keyOf(workspaceId, noun.noun));
  }

  /** Throws AppError `not_found`; a built-in document comes back as it was shipped. */
  async remove({ noun }: DocumentNoun<unknown>, workspaceId: string, id: string): Promise<void> {
    const removed = await this.store.documents.remove({ workspaceId, noun, id });
    this.known.delete(keyOf(workspaceId, noun));
    if (!removed)
      throw new AppError('not_found', `Nobody has configured ${JSON.stringify(id)} among the ${noun}.`);
  }

  private load(workspaceId: string, noun: string): Promise<Document[]> {
    const key = keyOf(workspaceId, noun);
    const known = this.known.get(key);
    if (known && performance.now() - known.atMs < freshMs) return known.documents;
    const documents = this.store.documents.list(workspaceId, noun);
    this.known.set(key, { atMs: performance.now(), documents });
    documents.catch(() => this.known.delete(key));
    return documents;
  }
}

const keyOf = (workspaceId: string, noun: string): string => `${noun} ${workspaceId}`;
