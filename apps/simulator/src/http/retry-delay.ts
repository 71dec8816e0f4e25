const firstDelayMs = 500;
const longestDelayMs = 30_000;

/**
 * How long to wait before trying again: what the server asked for (whole seconds or an HTTP date), else 0.5 s doubled
 * with each attempt to at most 30 s, halved at random so that clients do not return all at once.
 */
export function retryDelayMs(
  attempt: number,
  retryAfter: string | undefined,
  now: number,
  random: () => number,
): number {
  const asked = readRetryAfterMs(retryAfter, now);
  if (asked !== undefined) return Math.min(asked, 2 * longestDelayMs);
  const full = Math.min(longestDelayMs, firstDelayMs * 2 ** attempt);
  return full / 2 + (full / 2) * random();
}

function readRetryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
