import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const storedKeys = z.object({
  atMs: z.number(),
  keys: z.array(
    z.object({
      scope: z.enum(['write', 'read']),
      keyHash: z.string(),
      workspaceId: z.string(),
      source: z.string(),
    }),
  ),
});
type StoredKeys = z.infer<typeof storedKeys>;
export type StoredKey = StoredKeys['keys'][number];

/** The hashes of the known keys on disk, mode 0600: a restart while PostgreSQL is away still knows its senders. */
export class KeyFile {
  private readonly path: string;
  private written = '';

  constructor(dataDirectory: string) {
    this.path = join(dataDirectory, 'keys.json');
  }

  /** A missing or damaged file is no knowledge, never an error: PostgreSQL has the truth. */
  async read(): Promise<StoredKeys | undefined> {
    const text = await readFile(this.path, 'utf8').catch(() => '');
    try {
      return storedKeys.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  /** Written when the keys changed, and about once an hour so that its age stays true. */
  async write({ atMs, keys }: StoredKeys): Promise<void> {
    const stamp = `${Math.floor(atMs / 3_600_000)} ${keys.map(({ scope, keyHash }) => scope + keyHash).join()}`;
    if (stamp === this.written) return;
    await mkdir(dirname(this.path), { recursive: true });
    await writeFile(`${this.path}.new`, JSON.stringify({ atMs, keys }), { mode: 0o600 });
    await rename(`${this.path}.new`, this.path);
    this.written = stamp;
  }
}
