import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const pollMs = 50;

/**
 * Clears the way for a start. After a kill -9 of the api its guard is still ending the old server: wait for it.
 * A pid file whose process is gone, or is some other program since the pid was used again, is removed.
 * @throws Error when a server of this cluster still runs after `patienceMs`: another api owns it.
 */
export async function settlePreviousServer(cluster: string, patienceMs = 8000): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const giveUpAt = performance.now() + patienceMs;
  for (;;) {
    const text = await readFile(pidFile, 'utf8').catch(() => undefined);
    if (text === undefined) return;
    const pid = Number.parseInt(text, 10);
    if (!(await isServerOf(cluster, pid))) return rm(pidFile, { force: true });
    if (performance.now() > giveUpAt) {
      throw new Error(
        `${cluster} is in use by PostgreSQL ${pid}: is another Pulso running on this DATA_DIR?`,
      );
    }
    await delay(pollMs);
  }
}

async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!(pid > 1) || !isAlive(pid)) return false;
  // Without /proc (macOS) a live pid is taken for the server: waiting is the safe mistake.
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return commandLine === undefined ? process.platform !== 'linux' : commandLine.split('\0').includes(cluster);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
