import type { LiveQuery, MetricAnswer, ViewSnapshot, ViewSubscription } from '@pulso/contract';
import { fakeAnswer } from './fake-answer.ts';
import { fakeFeedItem } from './fake-feed.ts';
import { fakeFreshness, type FakeMood } from './fake-freshness.ts';

const stepMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Answers a live question the way the api does: the window ends at the next step. */
export function fakeLiveAnswer(
  { query, lastSeconds, step = query.interval ?? 'minute' }: LiveQuery,
  nowMs: number,
  traffic: number,
): MetricAnswer {
  const ms = stepMs[step] ?? 86_400_000;
  const to = Math.floor(nowMs / ms + 1) * ms;
  const window = { from: new Date(to - lastSeconds * 1000).toISOString(), to: new Date(to).toISOString() };
  return fakeAnswer({ query: { ...query, ...window }, nowMs, traffic });
}

export interface FakeScene extends FakeMood {
  traffic: number;
}

export function fakeSnapshot(
  subscription: ViewSubscription,
  scene: FakeScene,
  nowMs: number,
  seq: number,
): ViewSnapshot {
  const answers = subscription.queries.map(
    (live) => [live.id, fakeLiveAnswer(live, nowMs, scene.traffic)] as const,
  );
  const newest = Math.floor(nowMs / 9_000);
  const feed = Array.from({ length: scene.empty ? 0 : (subscription.feed ?? 0) }, (_, at) =>
    fakeFeedItem(newest - at, (newest - at) * 9_000),
  );
  return {
    seq,
    answers: Object.fromEntries(answers),
    problems: {},
    feed,
    freshness: fakeFreshness(nowMs, scene),
  };
}
