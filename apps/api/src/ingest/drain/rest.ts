/** An insert has a fixed price, which this many rows make small. */
const worthwhileEntries = 5000;
const minRestMs = 50;
const maxRestMs = 150;

/**
 * Milliseconds to rest after a batch. A batch of a few rows was not worth the price of its insert and is followed by a
 * rest as long as its work, 50 to 150 ms: an idle system stores an event at once, a busy one gathers. The more rows it
 * had, the shorter the rest, so that a wall never waits long; a backlog fills its batches and is never held up.
 */
export function restMs(entries: number, workedMs: number): number {
  const shortOf = Math.max(0, 1 - entries / worthwhileEntries);
  return shortOf * Math.min(maxRestMs, Math.max(minRestMs, workedMs));
}
