/** Invitations and answers by ordinal: the first invitation in a while, the second, and so on. */
export interface OrdinalResponses {
  asked: readonly number[];
  answered: readonly number[];
}

/**
 * By how many percentage points the response rate changes with each further invitation: the slope of a straight line
 * through the rates, each weighted by its invitations. Null with fewer than two ordinals.
 */
export function responseDecline({ asked, answered }: OrdinalResponses): number | null {
  const total = asked.reduce((sum, count) => sum + count, 0);
  const meanOf = (valueOf: (index: number) => number): number =>
    asked.reduce((sum, count, index) => sum + (count > 0 ? count * valueOf(index) : 0), 0) / total;
  const rateOf = (index: number): number => (100 * (answered[index] ?? 0)) / (asked[index] ?? 1);
  const [centre, rate] = [meanOf((index) => index), meanOf(rateOf)];
  const spread = meanOf((index) => (index - centre) ** 2);
  if (total === 0 || spread === 0) return null;
  return meanOf((index) => (index - centre) * (rateOf(index) - rate)) / spread;
}
