import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

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

/** Waits for such a process; rejects after `limitMs`. */
export async function waitForDescendant(pid: number, marker: string, limitMs = 15_000): Promise<number> {
  const until = Date.now() + limitMs;
  while (Date.now() < until) {
    const [found] = findDescendants(pid, marker);
    if (found !== undefined) return found;
    await delay(20);
  }
  throw new Error(`no process with ${marker} below ${pid} within ${limitMs} ms`);
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined; // it ended meanwhile
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
