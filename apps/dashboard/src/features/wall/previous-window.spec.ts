import type { MetricValue } from '@pulso/contract';
import { previousQuery } from './previous-window.ts';

const total = (asOf: string) =>
  ({
    asOf,
    window: { from: '2026-01-02T00:00:00Z', to: '2026-01-03T00:00:00Z', tz: 'Europe/Madrid' },
  }) as MetricValue;
const spec = { id: 'x', metric: 'orders', form: 'bars' } as const;

describe('previousQuery', () => {
  it('asks for the whole earlier period when this one is over', () => {
    expect(previousQuery(spec, total('2026-01-05T00:00:00Z'))).toEqual({
      metric: 'orders',
      tz: 'Europe/Madrid',
      from: '2026-01-01T00:00:00.000Z',
      to: '2026-01-02T00:00:00.000Z',
    });
  });

  it('compares a running period with as much of the earlier one', () => {
    expect(previousQuery(spec, total('2026-01-02T06:29:30Z')).to).toBe('2026-01-01T06:30:00.000Z');
  });

  it('never asks for an empty window', () => {
    expect(previousQuery(spec, total('2026-01-01T20:00:00Z')).to).toBe('2026-01-01T00:01:00.000Z');
  });

  it('keeps the form of the metric', () => {
    const p90 = { ...spec, params: { stat: 'p90' } };
    expect(previousQuery(p90, total('2026-01-05T00:00:00Z')).params).toEqual({ stat: 'p90' });
  });
});
