import type { MetricAnswer, MetricQuery, Session } from '@pulso/contract';
import type { AnswerClock } from './timing/answer-clock.ts';

/** Who asks: the workspace bounds the rows, the role decides whether small groups are shown. */
export interface Principal {
  workspaceId: string;
  role: Session['user']['role'];
}

export interface AnswerOptions {
  /** Whether each point of a series has its own reference too; else totals and groups alone. Default false. */
  pointEvidence?: boolean;
  /** Told what this question waited for: nothing when it shares the answer of another. */
  clock?: AnswerClock;
}

/** The port through which screen, live wall and Prometheus ask the one metric registry. */
export interface MetricAnswerer {
  /** Throws AppError: unknown_metric, invalid_query, window_reversed, window_too_fine, store_unavailable ... */
  answer(principal: Principal, query: MetricQuery, options?: AnswerOptions): Promise<MetricAnswer>;
}
export const METRIC_ANSWERER = Symbol('MetricAnswerer');
