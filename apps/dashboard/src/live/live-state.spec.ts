import type { FeedItem, MetricAnswer, Problem } from '@pulso/contract';
import {
  applyChange,
  applySnapshot,
  emptyLiveState,
  maxFeedItems,
  mergeFeed,
  type LiveState,
} from './live-state.ts';

const answer = (metric: string) => ({ metric }) as MetricAnswer;
const away = { code: 'store_unavailable' } as Problem;
const item = (id: string, second: number) => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return { id, occurredAt: at, receivedAt: at } as FeedItem;
};
const state: LiveState = {
  ...emptyLiveState,
  seq: 4,
  answers: { nps: answer('nps'), csat: answer('csat') },
  problems: { csat: away },
};

describe('applyChange', () => {
  it('replaces only the answers that changed', () => {
    const next = applyChange(state, { seq: 5, answers: { nps: answer('new') }, problems: {} }, 100);
    expect(next?.answers).toEqual({ nps: answer('new'), csat: answer('csat') });
    expect(next?.answeredAtMs).toEqual({ nps: 100 });
  });

  it('settles the problem of an answered question', () => {
    expect(
      applyChange(state, { seq: 5, answers: { csat: answer('csat') }, problems: {} }, 0)?.problems,
    ).toEqual({});
  });

  it('keeps the last answer beside a problem', () => {
    const next = applyChange(state, { seq: 5, answers: {}, problems: { nps: away } }, 0);
    expect(next?.answers['nps']).toEqual(answer('nps'));
    expect(Object.keys(next?.problems ?? {})).toEqual(['csat', 'nps']);
  });

  it('asks for a snapshot after a gap', () => {
    expect(applyChange(state, { seq: 6, answers: {}, problems: {} }, 0)).toBeUndefined();
  });

  it('ignores a change that it already has', () => {
    expect(applyChange(state, { seq: 4, answers: { nps: answer('old') }, problems: {} }, 0)).toBe(state);
  });
});

describe('applySnapshot', () => {
  it('takes the sequence and keeps answers of other views', () => {
    const freshness = { at: 'x' } as never;
    const next = applySnapshot(
      state,
      { seq: 1, answers: { aov: answer('aov') }, problems: {}, feed: [item('a', 1)], freshness },
      0,
    );
    expect(next.seq).toBe(1);
    expect(Object.keys(next.answers)).toEqual(['nps', 'csat', 'aov']);
    expect(next.problems).toEqual({});
  });
});

describe('mergeFeed', () => {
  it('puts the newest first and each item once', () => {
    expect(mergeFeed([item('a', 1), item('b', 2)], [item('c', 3), item('b', 2)]).map(({ id }) => id)).toEqual(
      ['c', 'b', 'a'],
    );
  });

  it('does not take a late arrival for news', () => {
    const late = { ...item('late', 0), receivedAt: '2026-02-01T00:00:00Z' };
    expect(mergeFeed([item('a', 1)], [late]).map(({ id }) => id)).toEqual(['a', 'late']);
  });

  it('never grows without bound', () => {
    const many = Array.from({ length: 100 }, (_, second) => item(String(second), second));
    expect(mergeFeed([], many)).toHaveLength(maxFeedItems);
  });
});
