import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Holds the bodies of inserts for as long as the engine reads them. */
export class UploadDirectory {
  private constructor(private readonly path: string) {}

  /** Empties it: whatever lies there belonged to a process that died. */
  static async open(path: string): Promise<UploadDirectory> {
    await rm(path, { recursive: true, force: true });
    await mkdir(path, { recursive: true, mode: 0o700 });
    return new UploadDirectory(path);
  }

  /** Calls `work` with the path of a file that holds the bytes, and removes it afterwards. */
  async hold<T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> {
    const file = join(this.path, randomUUID());
    try {
      await writeFile(file, bytes, { mode: 0o600 });
      return await work(file);
    } finally {
      await rm(file, { force: true });
    }
  }
}
