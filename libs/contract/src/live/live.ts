import { z } from 'zod';
import { intervals, metricQuery, type Interval, type MetricQueryInput } from '../metrics/metric-query.ts';
import type { MetricAnswer } from '../metrics/metric-answer.ts';
import type { Problem } from '../problems/problem.ts';

/**
 * A live question: a metric query whose window moves with the clock. `to` is now rounded up to the next
 * `step`, `from` is `to` minus `lastSeconds`. Two viewers who ask the same share one run.
 */
export const liveQuery = z.strictObject({
  id: z.string().min(1).max(100),
  query: metricQuery.omit({ from: true, to: true }),
  lastSeconds: z
    .number()
    .int()
    .min(60)
    .max(400 * 86_400),
  /** Default: the query's interval, or a minute. Questions of one step and one length have one window. */
  step: z.enum(intervals).optional(),
});
export type LiveQuery = {
  id: string;
  query: Omit<MetricQueryInput, 'from' | 'to'>;
  lastSeconds: number;
  step?: Interval | undefined;
};

export const viewSubscription = z.strictObject({
  queries: z.array(liveQuery).max(40),
  /** Feedback feed wanted: how many of the newest verbatims the first snapshot carries. */
  feed: z.number().int().min(0).max(100).default(0),
  /** `events` lets windows end at the newest event's own time: a wall that watches a replay of the past. */
  clock: z.enum(['now', 'events']).default('now'),
});
export type ViewSubscription = { queries: LiveQuery[]; feed?: number; clock?: 'now' | 'events' };

/** One masked verbatim of the feed: no customer id, no e-mail, no phone number. */
export interface FeedItem {
  id: string;
  occurredAt: string;
  receivedAt: string;
  type: string;
  score: number | null;
  scaleMin: number | null;
  scaleMax: number | null;
  band: 'good' | 'watch' | 'bad' | 'none';
  verbatim: string;
  channel: string;
  stage: string;
  touchpoint: string;
  survey: string;
}

/** How fresh our own numbers are, sent at least every five seconds. Ages in seconds. */
export interface Freshness {
  at: string;
  /** Event time of the newest event seen; the replay clock follows it. */
  newestEventAt: string | null;
  newestReceivedAt: string | null;
  /** From acknowledgement to stored, of the newest batch. */
  pipelineLagSeconds: number | null;
  pendingEvents: number;
  acceptedPerSecond: number;
  store: 'up' | 'down';
  sources: {
    source: string;
    lastEventAt: string;
    silentSeconds: number;
    usualGapSeconds: number;
    stale: boolean;
  }[];
}

export interface ViewSnapshot {
  seq: number;
  answers: Record<string, MetricAnswer>;
  problems: Record<string, Problem>;
  feed: FeedItem[];
  freshness: Freshness;
}
/** Only what changed since `seq - 1`. A jump in `seq` means: ask for a snapshot. */
export interface ViewChange {
  seq: number;
  answers: Record<string, MetricAnswer>;
  problems: Record<string, Problem>;
}

export interface ServerToClientEvents {
  'view:changed': (change: ViewChange) => void;
  'feedback:received': (feed: { seq: number; items: FeedItem[] }) => void;
  'freshness:changed': (freshness: Freshness) => void;
  'session:ended': () => void;
}
export interface ClientToServerEvents {
  'view:subscribe': (
    subscription: ViewSubscription,
    answer: (result: ViewSnapshot | Problem) => void,
  ) => void;
  'view:unsubscribe': () => void;
}
/** The Socket.IO path and transport: `/live`, websocket only. The session cookie or a read key (auth.token) opens it. */
export const livePath = '/live';
