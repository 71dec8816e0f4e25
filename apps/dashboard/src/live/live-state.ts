import type { FeedItem, Freshness, MetricAnswer, Problem, ViewChange, ViewSnapshot } from '@pulso/contract';

/** What the wall knows. Answers are kept by question id over re-subscriptions, so a view comes back filled. */
export interface LiveState {
  seq: number;
  answers: Record<string, MetricAnswer>;
  answeredAtMs: Record<string, number>;
  problems: Record<string, Problem>;
  feed: FeedItem[];
  freshness: Freshness | undefined;
}

export const maxFeedItems = 40;

export const emptyLiveState: LiveState = {
  seq: 0,
  answers: {},
  answeredAtMs: {},
  problems: {},
  feed: [],
  freshness: undefined,
};

export function applySnapshot(state: LiveState, snapshot: ViewSnapshot, nowMs: number): LiveState {
  return {
    seq: snapshot.seq,
    ...mergeAnswers(state, snapshot.answers, nowMs),
    problems: snapshot.problems,
    feed: mergeFeed(state.feed, snapshot.feed),
    freshness: snapshot.freshness,
  };
}

/** `undefined` means a gap: something was missed and only a snapshot helps. An old change changes nothing. */
export function applyChange(state: LiveState, change: ViewChange, nowMs: number): LiveState | undefined {
  if (change.seq <= state.seq) return state;
  if (change.seq !== state.seq + 1) return undefined;
  const settled = Object.keys(change.answers);
  const open = Object.entries(state.problems).filter(([id]) => !settled.includes(id));
  return {
    ...state,
    seq: change.seq,
    ...mergeAnswers(state, change.answers, nowMs),
    problems: { ...Object.fromEntries(open), ...change.problems },
  };
}

/** Newest first, each item once, bounded. */
export function mergeFeed(known: FeedItem[], arrived: FeedItem[]): FeedItem[] {
  const byId = new Map([...known, ...arrived].map((item) => [item.id, item]));
  return [...byId.values()].toSorted((a, b) => newestFirst(a, b)).slice(0, maxFeedItems);
}

/** By the time of the answer: an old one that arrives late, as in a backfill, is not news. */
const newestFirst = (a: FeedItem, b: FeedItem) =>
  Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || Date.parse(b.receivedAt) - Date.parse(a.receivedAt);

function mergeAnswers(state: LiveState, answers: Record<string, MetricAnswer>, nowMs: number) {
  const times = Object.fromEntries(Object.keys(answers).map((id) => [id, nowMs]));
  return { answers: { ...state.answers, ...answers }, answeredAtMs: { ...state.answeredAtMs, ...times } };
}
