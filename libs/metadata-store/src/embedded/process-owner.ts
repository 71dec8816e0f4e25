import { readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** User and group a process runs as. */
export interface ProcessOwner {
  readonly uid: number;
  readonly gid: number;
}

const preferredNames = ['postgres', 'nobody'];

/**
 * Who may run PostgreSQL, which refuses to run as root. An ordinary user: themselves. Root: whoever owns the
 * cluster that is already there, else the account `postgres`, else `nobody`. An account is never created.
 * @throws Error when root finds neither account.
 */
export async function choosePostgresOwner(cluster: string): Promise<ProcessOwner> {
  const self = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
  if (self.uid !== 0) return self;
  const existing = await stat(cluster).catch(() => undefined);
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const name of preferredNames) {
    const [, , uid, gid] = accounts.find((account) => account[0] === name) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(
    'PostgreSQL does not run as root and there is no account "postgres" or "nobody": set DATABASE_URL.',
  );
}

/** Whether the owner may enter every directory on the way to `path`, and `path` itself. */
export async function canEnter(owner: ProcessOwner, path: string): Promise<boolean> {
  for (let directory = path; ; directory = dirname(directory)) {
    const found = await stat(directory).catch(() => undefined);
    if (found !== undefined && !mayEnter(owner, found)) return false;
    if (directory === dirname(directory)) return true;
  }
}

function mayEnter(owner: ProcessOwner, directory: { uid: number; gid: number; mode: number }): boolean {
  if (owner.uid === directory.uid) return (directory.mode & 0o100) !== 0;
  if (owner.gid === directory.gid) return (directory.mode & 0o010) !== 0;
  return (directory.mode & 0o001) !== 0;
}
