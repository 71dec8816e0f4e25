/** An insert has a fixed price, which this many rows make small. */
const worthwhileEntries = 5000;
const minRestMs = 50;
const maxRestMs = 150;

/**
 * Milliseconds to rest after a batch. One that was too small for the price of its insert is followed by a rest as
 * long as its work, 50 to 150 ms: an idle system stores an event at once, a busy one gathers, and a wall never waits
 * long. A backlog fills its batches and is never held up.
 */
export function restMs(entries: number, workedMs: number): number {
  if (entries >= worthwhileEntries) return 0;
  return Math.min(maxRestMs, Math.max(minRestMs, workedMs));
}
