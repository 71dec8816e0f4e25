/** What was measured against an objective: events that could be good or bad, and those that were bad. */
interface Volume {
  valid: number;
  bad: number;
}

interface BudgetState {
  /** Share of bad events, 0 to 1. */
  errorRate: number;
  /** Bad events that the target allows among as many. */
  budget: number;
  burnRate: number;
  /** How long the budget of the whole objective lasts at this rate; null when nothing burns. */
  exhaustionSeconds: number | null;
}

/** The error budget of an objective (`target` 0 to under 1) at this rate of errors; null without valid events. */
export function budgetState(
  { valid, bad }: Volume,
  target: number,
  objectiveSeconds: number,
): BudgetState | null {
  if (valid <= 0) return null;
  const errorRate = bad / valid;
  const burnRate = errorRate / (1 - target);
  return {
    errorRate,
    budget: (1 - target) * valid,
    burnRate,
    exhaustionSeconds: burnRate > 0 ? objectiveSeconds / burnRate : null,
  };
}

/** Low volume: act on enough valid and bad events, or when even the lower bound of the burn rate is over the factor. */
export function mayAct(
  {
    valid,
    bad,
    minValid,
    minBad,
    lowerBurn,
  }: Volume & { minValid: number; minBad: number; lowerBurn: number },
  factor: number,
): boolean {
  return (valid >= minValid && bad >= minBad) || lowerBurn > factor;
}
