import type { HealthModel } from '@pulso/contract';

/** Scored customers of one band. */
export interface BandSum {
  /** The band's id. */
  band: string;
  customers: number;
  /** Of their scores: mean and Σ(x − mean)². */
  mean: number;
  deviation2: number;
  /** Σ of the shares of the weights that have data. */
  coverage: number;
  provisional: number;
}

/** The health of all customers at a moment. */
export interface HealthSummary {
  bands: readonly BandSum[];
  /** Not scored: first seen too recently, or nothing known that the model asks for. */
  fresh: number;
  unknown: number;
}

/** The experience of customers at a moment; each has at least one signal. */
export interface ExperienceSummary {
  customers: number;
  /** Of their scores: mean and Σ(x − mean)². */
  mean: number;
  deviation2: number;
  /** Customers of whom only what they did is known, not what they said. */
  inferred: number;
  /** Σ of how sure each score is, 0 to 1. */
  confidence: number;
  signals: number;
}

/** What the event store reads for metrics on customers. */
export interface CustomerCells {
  health: HealthSummary;
  experience: ExperienceSummary;
}

export interface CustomerOptions {
  health: { model: HealthModel; by: 'none' | 'band' };
  experience: { halfLifeDays: number };
}
