const firstDelayMs = 1000;
const longestDelayMs = 4000;

/** Milliseconds to wait after the n-th failure in a row (from 0): 1 s growing to 4 s, with up to a quarter of jitter on top. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.min(firstDelayMs * 1.5 ** failures, longestDelayMs) * (1 + random() / 4);
}
