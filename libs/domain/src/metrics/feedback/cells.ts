import type { AnswerRule, ScoreCount } from '../../scores/scale.ts';

/** What the event store reads for metrics on answers. */
export interface FeedbackCells {
  scores: readonly ScoreCount[];
}

export interface FeedbackOptions {
  scores: {
    scoreTypes: readonly string[];
    /** Answers on other scales are left out of the number, and of its list. Left out: every scale counts. */
    rules?: readonly AnswerRule[];
    /** Sums of weights come with the counts, from raw answers. */
    weighted?: boolean;
  };
}
