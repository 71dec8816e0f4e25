import { AppError, type MetricAnswer, type MetricQuery } from '@pulso/contract';
import type { Principal } from '../platform/metric-answerer.ts';
import { LiveRoom } from './live-room.ts';

const principal: Principal = { workspaceId: 'main', role: 'viewer' };
const now = new Date('2026-01-01T00:00:00Z');

function answerOf(query: MetricQuery, value: number): MetricAnswer {
  const window = { from: query.from, to: query.to, tz: query.tz };
  const asOf = new Date(Math.random() * 1e12).toISOString();
  const common = {
    n: 1,
    numerator: null,
    denominator: null,
    interval: null,
    completeness: Math.random(),
    warnings: [],
  };
  return {
    metric: query.metric,
    total: { value, unit: 'count', window, asOf, definitionVersion: 1, ...common },
    series: [],
  };
}

function roomOver(values: Record<string, number | AppError>): LiveRoom {
  const answer = async (_: Principal, query: MetricQuery) => {
    const value = values[query.metric];
    if (value instanceof AppError) throw value;
    return answerOf(query, value ?? 0);
  };
  const queries = Object.keys(values).map((metric) => ({ id: metric, query: { metric }, lastSeconds: 60 }));
  return new LiveRoom('room', principal, queries, { answer });
}

describe('LiveRoom', () => {
  it('sends only the answers that changed', async () => {
    const values = { nps: 10, orders: 5 };
    const room = roomOver(values);
    expect(Object.keys((await room.refresh(now))?.answers ?? {})).toEqual(['nps', 'orders']);
    values.orders = 6;
    const change = await room.refresh(now);
    expect(change?.seq).toBe(2);
    expect(Object.keys(change?.answers ?? {})).toEqual(['orders']);
  });

  it('stays silent when nothing a viewer sees changed', async () => {
    const room = roomOver({ nps: 10 });
    await room.refresh(now);
    expect(await room.refresh(now)).toBeUndefined();
    expect(room.seq).toBe(1);
  });

  it('keeps the last good answer beside a problem', async () => {
    const values: Record<string, number | AppError> = { nps: 10 };
    const room = roomOver(values);
    await room.refresh(now);
    values['nps'] = new AppError('store_unavailable', 'away');
    expect((await room.refresh(now))?.problems['nps']?.code).toBe('store_unavailable');
    expect(room.answers['nps']?.total.value).toBe(10);
    values['nps'] = 11;
    await room.refresh(now);
    expect(room.problems).toEqual({});
  });

  it('shares one run among callers at once', async () => {
    const room = roomOver({ nps: 10 });
    const [first, second] = await Promise.all([room.refresh(now), room.refresh(now)]);
    expect(first).toBe(second);
  });
});
