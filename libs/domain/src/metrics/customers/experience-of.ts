/** One thing that tells how a customer fared: what they said, or what they had to go through. */
export interface ExperienceSignal {
  /** 0 to 100. */
  value: number;
  ageDays: number;
  /** False for effort that was seen and not told: it weighs half. */
  said: boolean;
}

/** What an effort signal weighs beside an answer. */
const effortWeight = 0.5;

/** Sums over a customer's signals; each weighs half as much after every half-life. */
export interface ExperienceSums {
  /** Σ weight × value, and Σ weight. */
  weighted: number;
  weight: number;
  signals: number;
  /** How many of them were said. */
  said: number;
}

export function experienceSums(signals: readonly ExperienceSignal[], halfLifeDays: number): ExperienceSums {
  const sums: ExperienceSums = { weighted: 0, weight: 0, signals: 0, said: 0 };
  for (const { value, ageDays, said } of signals) {
    const weight = (said ? 1 : effortWeight) * 0.5 ** (ageDays / halfLifeDays);
    sums.weighted += weight * value;
    sums.weight += weight;
    sums.signals += 1;
    sums.said += said ? 1 : 0;
  }
  return sums;
}

export interface CustomerExperience {
  /** 0 to 100; null without a signal. */
  score: number | null;
  /** Weight ÷ (weight + 1): one answer of today is 0.5, four are 0.8; it fades with age. */
  confidence: number;
  /** Nothing of it was said. */
  inferred: boolean;
  signals: number;
}

/** The experience score of one customer. METRICS.md M25. */
export function experienceOf({ weighted, weight, signals, said }: ExperienceSums): CustomerExperience {
  return {
    score: weight > 0 ? weighted / weight : null,
    confidence: weight / (weight + 1),
    inferred: signals > 0 && said === 0,
    signals,
  };
}
