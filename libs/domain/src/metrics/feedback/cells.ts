import type { ScoreCount } from '../../scores/scale.ts';

/** What the event store reads for metrics on answers. */
export interface FeedbackCells {
  scores: readonly ScoreCount[];
}

export interface FeedbackOptions {
  scores: { scoreTypes: readonly string[] };
}
