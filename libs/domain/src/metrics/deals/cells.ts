import type { DurationSummary } from '../journeys/cells.ts';

/** What became of deals. */
export interface DealOutcomes {
  deals: number;
  /** Won, and in time when there is a limit. */
  won: number;
  lost: number;
  open: number;
  /** Not won yet, and still within the limit. */
  immature: number;
}

/** Times from the start of a deal to its end; `otherwise` ended the other way and are among the open ones. */
export interface CycleSummary extends DurationSummary {
  otherwise: number;
}

/** Where the chance of a deal comes from. */
export type ChanceSource = 'won' | 'stated' | 'default' | 'history' | 'unknown' | 'unpriced';

/** Deals of one month, one currency and one source of their chances. Amounts as doubles, in units of the currency. */
export interface PipelineSlice {
  /** `2026-06`, `overdue` or `undated`. */
  month: string;
  currency: string;
  source: ChanceSource;
  deals: number;
  amount: number;
  /** Σ amount × chance. */
  weighted: number;
  /** Σ amount² × chance × (1 − chance). */
  variance: number;
  /** Σ amount × the bounds of the chance, which differ from it only where it comes from history. */
  low: number;
  high: number;
}

/** The pipeline at one moment, of all months or of one. */
export interface PipelineState {
  month?: string;
  slices: readonly PipelineSlice[];
}

/** Closed deals, and what had been said of them before. */
export interface CalibrationSummary {
  deals: number;
  /** Closed without anything said before. */
  unstated: number;
  /** Σ (chance − outcome)², and Σ of its squares. */
  error: number;
  squares: number;
  expected: number;
  won: number;
  currencies: readonly string[];
  /** Σ amount × chance, and Σ amount of the won ones. */
  forecast: number;
  actual: number;
}

/** What the event store reads for metrics on deals. */
export interface DealCells {
  deals: { deals: number };
  outcomes: DealOutcomes;
  cycles: CycleSummary;
  pipeline: PipelineState;
  calibration: CalibrationSummary;
}

export interface DealOptions {
  deals: { counted: 'created' | 'won' | 'lost' };
  outcomes: { withinMs: number; of: 'created' | 'closed' };
  cycles: {
    level: number;
    outcome: 'won' | 'lost';
    /** The stage that starts the clock; empty for the creation. */
    startStage: string;
    period: 'start' | 'end';
    negative: 'exclude' | 'keep';
  };
  pipeline: {
    measure: 'weighted' | 'open';
    /** Chance of a stage, 0 to 1. */
    stages: readonly (readonly [stage: string, chance: number])[];
    history: boolean;
  };
  calibration: { leadMs: number };
}
