import { setTimeout as delay } from 'node:timers/promises';

const firstDelayMs = 100;
const longestDelayMs = 2000;

/** Repeats the work until it succeeds, pausing 0.1 to 2 s. Rejects only when the signal aborts. */
export async function retryUntilDone<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
  onFailure: (error: unknown) => void,
): Promise<T> {
  for (let pauseMs = firstDelayMs; ; pauseMs = Math.min(pauseMs * 2, longestDelayMs)) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      onFailure(error);
    }
    await delay(pauseMs, undefined, { signal });
  }
}
