import { join } from 'node:path';
import { readDurableFile, writeDurableFile } from '@pulso/spool';
import { z } from 'zod';

const count = z.number().int().min(0);
/** `conflicting` counts some of `duplicate` apart. */
const accounts = z.object({
  stored: count,
  duplicate: count,
  deadLettered: count,
  conflicting: count.default(0),
});
const mark = z.object({ day: count, bytes: count });
const cursorSchema = z.object({ version: z.literal(1), seq: count, accounts, dedupe: mark });
const freezeSchema = z.object({
  version: z.literal(1),
  /** The batch is made of the records (fromSeq, toSeq]. */
  fromSeq: count,
  toSeq: count,
  ids: z.object({ chunks: z.array(z.uuid()), letters: z.uuid() }),
  /** Both before the batch: recovery goes back to them and builds the same batch again. */
  accounts,
  dedupe: mark,
});

/** Sums over the life of the spool; they move only together with the cursor. */
export type DrainAccounts = z.infer<typeof accounts>;
/** How far the log has been consumed, and what became of it. */
export type DrainCursor = z.infer<typeof cursorSchema>;
/** What a batch is made of, fixed before its first insert: the same rows under the same ids, whatever happens. */
export type FrozenBatch = z.infer<typeof freezeSchema>;

/** The two small files that make the drain exact. Written whole, synced, renamed. */
export class DrainState {
  constructor(private readonly directory: string) {}

  /** Undefined in a new directory. A damaged cursor goes back to what the freeze remembers. Throws when both are damaged. */
  readCursor(): DrainCursor | undefined {
    const file = readDurableFile(this.path('cursor'));
    if (file.state === 'missing') return undefined;
    if (file.state === 'whole') return cursorSchema.parse(JSON.parse(file.bytes.toString('utf8')));
    const freeze = this.readFreeze();
    if (freeze === undefined)
      throw new Error(`${this.path('cursor')} is damaged and no frozen batch remembers the accounts`);
    return { version: 1, seq: freeze.fromSeq, accounts: freeze.accounts, dedupe: freeze.dedupe };
  }

  writeCursor(cursor: DrainCursor): void {
    writeDurableFile(this.path('cursor'), Buffer.from(JSON.stringify(cursor)));
  }

  /** The last batch that was frozen; one at or below the cursor is done. */
  readFreeze(): FrozenBatch | undefined {
    const file = readDurableFile(this.path('freeze'));
    return file.state === 'whole' ? freezeSchema.parse(JSON.parse(file.bytes.toString('utf8'))) : undefined;
  }

  writeFreeze(batch: FrozenBatch): void {
    writeDurableFile(this.path('freeze'), Buffer.from(JSON.stringify(batch)));
  }

  private path(name: string): string {
    return join(this.directory, `${name}.json`);
  }
}
