import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '@pulso/testing';

const patienceMs = 15_000;

/** Process ids below `pid` whose command line holds `marker`, however deep. */
function findDescendants(pid: number, marker: string): number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = parentOf(Number(name));
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found: number[] = [];
  const queue = [pid];
  for (const current of queue) {
    for (const child of children.get(current) ?? []) {
      queue.push(child);
      if (commandOf(child).includes(marker)) found.push(child);
    }
  }
  return found;
}

/**
 * Waits for such a process, kills it with -9 after another `aliveMs`, and resolves when it is gone: who looks for
 * the next one does not find the one that still dies.
 * @throws Error when there is none in time, or when it ended before it was killed
 */
export async function killDescendant(pid: number, marker: string, aliveMs: number): Promise<void> {
  const found = await waitFor(() => findDescendants(pid, marker)[0], {
    what: `a process with ${marker} below ${pid}`,
    timeoutMs: patienceMs,
  });
  await delay(aliveMs);
  if (isGone(found)) throw new Error(`the process ${found} with ${marker} ended before it was killed`);
  process.kill(found, 'SIGKILL');
  await waitFor(() => isGone(found), { what: `the end of ${found}`, timeoutMs: patienceMs });
}

function parentOf(pid: number): number | undefined {
  const parent = statOf(pid)?.[1];
  return parent === undefined ? undefined : Number(parent);
}

/** Nothing of it runs any more; its parent may not have heard of it yet. */
function isGone(pid: number): boolean {
  const state = statOf(pid)?.[0];
  return state === undefined || state === 'Z' || state === 'X';
}

/** State, parent and so on; undefined when it ended meanwhile. */
function statOf(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
