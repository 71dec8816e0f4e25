/** An answer may share a reading that is as old as this. */
const oldestReadingMs = 2000;
const mostSteps = 24;

interface Numbered {
  /** Epoch milliseconds: everything received by then was stored when the number was read, as far as is known. */
  readonly asOfMs: number;
  /** Nothing received later can be in the number. */
  readonly readByMs: number;
  readonly n: number;
}

interface Point {
  readonly ms: number;
  readonly total: number;
}

/**
 * The moment at which as many entities had been received as the number counts. While events stream in, some of them
 * become visible in the store before anybody knows that they are, so that the moment of a number is not known but lies
 * in a short span; where no moment of it fits, it is `asOfMs`.
 */
export async function momentOfList(
  { asOfMs, readByMs, n }: Numbered,
  countAt: (ms: number) => Promise<number>,
): Promise<number> {
  const at = async (ms: number): Promise<Point> => ({ ms, total: await countAt(ms) });
  const known = await at(asOfMs);
  if (known.total === n) return asOfMs;
  const later = await at(readByMs);
  const found = await between(known, later, n, at);
  return found ?? (await between(await at(asOfMs - oldestReadingMs), known, n, at)) ?? asOfMs;
}

/** Undefined unless `n` lies between the totals of the two, and some millisecond has it. */
async function between(
  low: Point,
  high: Point,
  n: number,
  at: (ms: number) => Promise<Point>,
): Promise<number | undefined> {
  for (let step = 0; step < mostSteps; step += 1) {
    if (low.total === n) return low.ms;
    if (high.total === n) return high.ms;
    if (low.total < n === high.total < n || high.ms - low.ms <= 1) return undefined;
    // Events come in about evenly, which tells where to look; every other step halves what is left.
    const share = step % 2 === 0 ? (n - low.total) / (high.total - low.total) : 0.5;
    const ms = Math.floor(low.ms + share * (high.ms - low.ms));
    const middle = await at(Math.min(high.ms - 1, Math.max(low.ms + 1, ms)));
    if (middle.total < n === low.total < n) low = middle;
    else high = middle;
  }
  return undefined;
}
