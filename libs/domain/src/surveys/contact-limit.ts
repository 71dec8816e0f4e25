/** At most `limit` invitations to one person within any stretch of `windowMs`. */
export interface ContactLimit {
  limit: number;
  windowMs: number;
}

/** Share of the limit from which on a person counts as tired. */
export const tiredFrom = 0.8;

/** Whether one more invitation keeps to the limit: the window rolls, so an invitation leaves it exactly `windowMs` after. */
export function mayInvite(
  invitedMs: readonly number[],
  nowMs: number,
  { limit, windowMs }: ContactLimit,
): boolean {
  return invitedMs.filter((at) => at <= nowMs && at > nowMs - windowMs).length < limit;
}
