import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What makes two imports the same import. Any difference starts a new journal. */
export interface ImportIdentity {
  dataset: string;
  /** Which installation receives: its address, its own id and the key's fingerprint. */
  target: string;
  files: { name: string; bytes: number }[];
  batchSize: number;
}

/** What became of one acknowledged batch. */
export interface BatchResult {
  batch: number;
  accepted: number;
  quarantined: Record<string, number>;
}

/**
 * The progress of one import: a text file with a line for each acknowledged batch. A batch is written after the server
 * has it on disk, so a killed import sends again at most what was in flight, and the server drops that by message id.
 * A half-written last line reads as not acknowledged. Because the journal outlives the server's window of
 * deduplication, repeating a finished import sends nothing even months later.
 */
export class Journal {
  private readonly done = new Map<number, BatchResult>();

  private constructor(readonly path: string) {}

  /** Opens or begins the journal of this import; `fresh` forgets what an earlier run noted. */
  static open(directory: string, identity: ImportIdentity, fresh: boolean): Journal {
    mkdirSync(directory, { recursive: true });
    const key = createHash('sha256').update(JSON.stringify(identity)).digest('hex').slice(0, 16);
    const journal = new Journal(join(directory, `${identity.dataset}-${key}.journal`));
    if (fresh || !existsSync(journal.path)) writeFileSync(journal.path, '');
    else journal.read();
    return journal;
  }

  has(batch: number): boolean {
    return this.done.has(batch);
  }

  note(result: BatchResult): void {
    appendFileSync(this.path, `${JSON.stringify(result)}\n`);
    this.done.set(result.batch, result);
  }

  results(): BatchResult[] {
    return [...this.done.values()];
  }

  private read(): void {
    const text = readFileSync(this.path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    for (const line of whole.split('\n').filter(Boolean)) {
      const result = JSON.parse(line) as BatchResult;
      this.done.set(result.batch, result);
    }
    if (whole !== text) writeFileSync(this.path, whole);
  }
}
