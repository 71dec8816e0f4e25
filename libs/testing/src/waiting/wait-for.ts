import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Names the condition in the error. */
  what: string;
  timeoutMs?: number;
  everyMs?: number;
}

/** Asks until the answer is neither undefined nor false, and returns it. @throws Error naming `what` after the timeout. */
export async function waitFor<T>(
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  { what, timeoutMs = 10_000, everyMs = 20 }: WaitOptions,
): Promise<T> {
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadlineMs) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`);
    await sleep(everyMs);
  }
}
