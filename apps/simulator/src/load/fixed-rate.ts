import { setTimeout as sleep } from 'node:timers/promises';

export interface Schedule {
  count: number;
  perSecond: number;
  /** Bound of unanswered runs; reaching it holds the schedule, and the held time counts as latency. */
  atOnce: number;
  signal?: AbortSignal;
}

/** Starts `work` `count` times, evenly spaced, each told when it was due (as `performance.now()`). Resolves when all ended. */
export async function runAtRate(schedule: Schedule, work: (dueMs: number) => Promise<void>): Promise<void> {
  const { count, perSecond, atOnce, signal } = schedule;
  const startedMs = performance.now();
  const running = new Set<Promise<void>>();
  for (let index = 0; index < count && !signal?.aborted; index += 1) {
    const dueMs = startedMs + (index / perSecond) * 1000;
    const aheadMs = dueMs - performance.now();
    if (aheadMs > 1) await sleep(aheadMs);
    while (running.size >= atOnce) await Promise.race(running);
    const run = work(dueMs).finally(() => running.delete(run));
    running.add(run);
  }
  await Promise.all(running);
}
