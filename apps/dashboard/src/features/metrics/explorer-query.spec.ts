import { comparisonQuery, metricQuery } from '@pulso/contract';
import { rangeNames } from '../../time/range.ts';
import {
  comparisonQueryOf,
  explorerQuery,
  intervalFor,
  intervalsOf,
  type ExplorerChoice,
} from './explorer-query.ts';

describe('intervalsOf', () => {
  it.each([
    ['1h', ['minute']],
    ['24h', ['hour']],
    ['7d', ['hour', 'day']],
    ['30d', ['hour', 'day', 'week']],
  ] as const)('offers %s only steps that draw a line and no smear', (range, expected) => {
    expect(intervalsOf({ range })).toEqual(expected);
  });

  it.each(rangeNames)('falls back to a step that %s offers', (range) => {
    expect(intervalsOf({ range })).toContain(intervalFor({ range }, 'nonsense'));
  });

  it('has a step for a single day', () => {
    expect(intervalFor({ range: 'custom', from: '2026-01-01', to: '2026-01-01' }, undefined)).toBe('hour');
  });
});

describe('explorerQuery', () => {
  const choice: ExplorerChoice = {
    metric: 'nps',
    span: { range: '24h' },
    interval: 'hour',
    groupBy: 'channel',
    params: { stat: 'p90' },
  };
  const days = { ...choice, span: { range: 'custom', from: '2026-03-29', to: '2026-03-29' } } as const;

  it('asks a question that the contract takes', () => {
    expect(metricQuery.parse(explorerQuery(choice, Date.UTC(2026, 0, 2, 10, 30, 20), 'UTC'))).toMatchObject({
      from: '2026-01-01T11:00:00.000Z',
      to: '2026-01-02T11:00:00.000Z',
      groupBy: ['channel'],
      params: { stat: 'p90' },
    });
  });

  it('is the same question within a step', () => {
    expect(explorerQuery(choice, 90_000, 'UTC')).toEqual(explorerQuery(choice, 3_599_999, 'UTC'));
  });

  it('asks for no points where none are drawn', () => {
    expect(explorerQuery({ ...choice, metric: 'stage_conversion' }, 0, 'UTC').interval).toBeUndefined();
  });

  it('includes both days, however long they are', () => {
    expect(explorerQuery(days, 0, 'Europe/Madrid')).toMatchObject({
      from: '2026-03-28T23:00:00.000Z',
      to: '2026-03-29T22:00:00.000Z',
    });
  });

  it('compares with the period before, as long', () => {
    const asked = comparisonQuery.parse(comparisonQueryOf(choice, Date.UTC(2026, 0, 2, 10, 30), 'UTC'));
    expect(asked).toMatchObject({
      by: 'channel',
      before: { from: '2025-12-31T11:00:00.000Z', to: '2026-01-01T11:00:00.000Z' },
    });
  });
});
