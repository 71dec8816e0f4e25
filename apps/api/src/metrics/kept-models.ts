import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { KeptModel } from '@pulso/domain';
import type { MetadataStore } from '@pulso/metadata-store';
import { z } from 'zod';
import { METADATA_STORE } from '../platform/stores/tokens.ts';

const noun = 'kept-models';
/** Places for models in a workspace. Two questions that fall into one place take it from each other. */
const places = 512;
const mostRemembered = 500;
/** A model moves a little with every order; this often it is worth a write. */
const writeEveryMs = 600_000;

const above = z.number().positive();
const body = z.object({
  question: z.string(),
  model: z.object({
    purchases: z.object({
      model: z.literal('bg-nbd'),
      per: z.enum(['day', 'week', 'month', 'year']),
      ...{ r: above, alpha: above, a: above, b: above },
    }),
    spend: z.object({ model: z.literal('gamma-gamma'), p: above, q: above, v: above }),
  }),
});

interface Remembered {
  model: KeptModel | undefined;
  writtenAtMs: number;
}

/** The last good model of each question: in memory, and with what people configure, so that a restart forgets none. */
@Injectable()
export class KeptModels {
  private readonly remembered = new Map<string, Remembered>();

  constructor(@Inject(METADATA_STORE) private readonly store: MetadataStore) {}

  /** Undefined when there is none, or while PostgreSQL is away. */
  async find(workspaceId: string, question: string): Promise<KeptModel | undefined> {
    const known = this.remembered.get(`${workspaceId} ${question}`);
    if (known) return known.model;
    try {
      const stored = await this.store.documents.find(placeOf(workspaceId, question));
      const read = body.safeParse(stored?.body);
      const model = read.success && read.data.question === question ? read.data.model : undefined;
      this.remember(workspaceId, question, { model, writtenAtMs: -Infinity });
      return model;
    } catch {
      return undefined;
    }
  }

  /** Remembers at once, and writes when the last write is some minutes old. A write that fails is tried with the next. */
  async keep(workspaceId: string, question: string, model: KeptModel, nowMs: number): Promise<void> {
    const known = this.remembered.get(`${workspaceId} ${question}`);
    const writtenAtMs = known?.writtenAtMs ?? -Infinity;
    const isDue = nowMs - writtenAtMs >= writeEveryMs;
    this.remember(workspaceId, question, { model, writtenAtMs: isDue ? nowMs : writtenAtMs });
    if (!isDue) return;
    try {
      await this.store.documents.put(placeOf(workspaceId, question), { question, model });
    } catch {
      this.remember(workspaceId, question, { model, writtenAtMs });
    }
  }

  private remember(workspaceId: string, question: string, one: Remembered): void {
    const key = `${workspaceId} ${question}`;
    this.remembered.delete(key);
    this.remembered.set(key, one);
    for (const oldest of this.remembered.keys()) {
      if (this.remembered.size <= mostRemembered) break;
      this.remembered.delete(oldest);
    }
  }
}

function placeOf(workspaceId: string, question: string) {
  const place = createHash('sha256').update(question).digest().readUInt32BE(0) % places;
  return { workspaceId, noun, id: `place-${place}` };
}
