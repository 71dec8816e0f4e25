const daySeconds = 86_400;
/** What a history may weigh, so that it is sent within seconds. */
const historyEvents = 500_000;
/** Of the events of a shop, how many belong to somebody's journey when no history limits them. */
const journeyShare = 0.3;

/**
 * Divides the asked rate between the company's journeys and the anonymous footfall. The journeys keep one pace through
 * history and live traffic, so that orders, scores and tickets do not leap when the wall is switched on; the footfall
 * makes up the rest. All in events per second.
 */
export function splitRate(
  rate: number,
  backfillDays: number,
): { companyPerSecond: number; footfallPerSecond: number } {
  const affordable = backfillDays > 0 ? historyEvents / (backfillDays * daySeconds) : Infinity;
  const companyPerSecond = Math.min(rate * journeyShare, affordable);
  return { companyPerSecond, footfallPerSecond: rate - companyPerSecond };
}
