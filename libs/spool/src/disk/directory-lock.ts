import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { SpoolError } from '../spool-error.ts';
import { makeDurableDirectory } from './durable-directory.ts';

interface Owner {
  pid: number;
  /** Kernel's start time of that pid in clock ticks; tells a recycled pid apart. Empty where /proc is missing. */
  startedAt: string;
  host: string;
}

const heartbeatMs = 5_000;
/** On another host (or container) the pid means nothing here: its owner is gone after this long without a sign. */
const foreignStaleMs = 30_000;

/**
 * Takes the directory for this process, creating it (0700) when missing.
 * @throws SpoolError `spool_locked` naming the owner. The lock of a dead process is taken over.
 */
export function lockDirectory(directory: string): { unlock(): void } {
  makeDurableDirectory(directory);
  const path = join(directory, 'lock');
  const mine: Owner = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? '', host: hostname() };
  const draft = join(directory, `lock.${process.pid}.${Math.random().toString(36).slice(2)}`);
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600, flag: 'wx' });
  try {
    claim(path, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs).unref();
  return {
    unlock() {
      clearInterval(heartbeat);
      rmSync(path, { force: true });
    },
  };
}

/** `link` fails when the name exists: creating the lock and its content is one atomic step. */
function claim(path: string, draft: string): void {
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      return linkSync(draft, path);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause;
    }
    const owner = readOwner(path);
    if (owner === undefined) continue;
    if (isAlive(owner, path)) {
      const { pid, host } = owner;
      throw new SpoolError('spool_locked', `the spool is in use by process ${pid} on ${host} (${path})`, {
        pid,
        host,
      });
    }
    removeStale(path, owner, `${draft}.stale`);
  }
  throw new SpoolError('spool_locked', `the lock ${path} keeps changing hands`);
}

/** Moves the stale lock aside, then looks at what was moved: another process may have replaced it in between. */
function removeStale(path: string, stale: Owner, aside: string): void {
  try {
    renameSync(path, aside);
  } catch {
    return; // somebody else removed it
  }
  const moved = readOwner(aside);
  const same = moved === undefined || (moved.pid === stale.pid && moved.startedAt === stale.startedAt);
  if (!same) linkSync(aside, path);
  rmSync(aside, { force: true });
}

/** The live process that holds the directory, if any. */
export function readLockOwner(directory: string): Pick<Owner, 'pid' | 'host'> | undefined {
  const path = join(directory, 'lock');
  const owner = readOwner(path);
  return owner !== undefined && isAlive(owner, path) ? owner : undefined;
}

function readOwner(path: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Owner;
  } catch (cause) {
    if (cause instanceof SyntaxError) return { pid: 0, startedAt: '', host: hostname() }; // cut short by a power loss
    return undefined;
  }
}

function isAlive(owner: Owner, path: string): boolean {
  if (owner.host !== hostname()) return Date.now() - statSync(path).mtimeMs < foreignStaleMs;
  if (owner.pid === 0) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const startedAt = startTimeOf(owner.pid);
  return startedAt === undefined || owner.startedAt === '' || startedAt === owner.startedAt;
}

/** Field 22 of /proc/pid/stat; the fields are counted after the command, which may itself contain spaces. */
function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // A full or failing disk must not end the process; the owner's pid still guards the directory.
  }
}
