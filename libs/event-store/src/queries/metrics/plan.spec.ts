import type { Interval } from '@pulso/contract';
import { requestOf } from '../../../test/metric-question.ts';
import { planReading } from './plan.ts';

const kept = ['channel', 'stage'];
const planOf = (
  from: string,
  to: string,
  changes: { interval?: Interval; tz?: string; groupBy?: string[] } = {},
) => planReading(requestOf({ from: `2026-01-05T${from}Z`, to: `2026-01-06T${to}Z`, ...changes }), kept);
const spans = (...ends: [string, string][]) =>
  ends.map(([from, to]) => ({ fromMs: Date.parse(`2026-01-${from}Z`), toMs: Date.parse(`2026-01-${to}Z`) }));

describe('planReading', () => {
  it('reads whole hours from the rollup alone', () => {
    expect(planOf('00:00', '00:00', { interval: 'day', groupBy: ['stage'] })).toEqual({
      rolled: spans(['05T00:00', '06T00:00'])[0],
      raw: [],
    });
  });

  it('adds the ragged ends from raw, without a gap or an overlap', () => {
    expect(planOf('10:20', '09:59:59.999')).toEqual({
      rolled: spans(['05T11:00', '06T09:00'])[0],
      raw: spans(['05T10:20', '05T11:00'], ['06T09:00', '06T09:59:59.999']),
    });
  });

  it.each([
    ['a dimension that the rollup lacks', planOf('00:00', '00:00', { groupBy: ['persona'] })],
    ['minutes', planOf('00:00', '00:00', { interval: 'minute' })],
    ['days that begin at half past', planOf('00:00', '20:00', { interval: 'day', tz: 'Asia/Kolkata' })],
    [
      'a window of hardly an hour',
      planReading(requestOf({ from: '2026-01-05T10:00Z', to: '2026-01-05T11:30Z' }), kept),
    ],
  ])('reads raw for %s', (_why, plan) => {
    expect(plan.rolled).toBeUndefined();
    expect(plan.raw).toHaveLength(1);
  });

  it('reads raw when there is no rollup', () => {
    expect(
      planReading(requestOf({ from: '2026-01-05T00:00Z', to: '2026-01-09T00:00Z' }), undefined).rolled,
    ).toBeUndefined();
  });
});
