const daySeconds = 86_400;
/** What a history may weigh, so that it is sent in well under a minute. */
const historyEvents = 650_000;
/** Without a history nothing limits the traffic. */
const rateWithoutHistory = 20;
/** Of the events of the shop, how many belong to somebody's journey; the rest are passers-by. */
const journeyShare = 0.45;

/** Events a second, averaged over a week, when none are asked for: as many as `backfillDays` of them can be sent. */
export function usualRate(backfillDays: number): number {
  return backfillDays > 0 ? historyEvents / (backfillDays * daySeconds) : rateWithoutHistory;
}

/** Divides a rate between journeys and passers-by. Past and present share it, so nothing leaps when a wall is switched on. */
export function paceOf(rate: number): { companyPerSecond: number; footfallPerSecond: number } {
  return { companyPerSecond: rate * journeyShare, footfallPerSecond: rate * (1 - journeyShare) };
}
