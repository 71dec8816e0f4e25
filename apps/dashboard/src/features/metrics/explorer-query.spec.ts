import { metricQuery } from '@pulso/contract';
import { rangeNames } from '../../time/range.ts';
import { explorerQuery, intervalFor, intervalsOf } from './explorer-query.ts';

describe('intervalsOf', () => {
  it('offers only steps that draw a line and no smear', () => {
    expect(intervalsOf('1h')).toEqual(['minute']);
    expect(intervalsOf('24h')).toEqual(['hour']);
    expect(intervalsOf('7d')).toEqual(['hour', 'day']);
    expect(intervalsOf('30d')).toEqual(['hour', 'day', 'week']);
  });

  it.each(rangeNames)('falls back to a step that %s offers', (range) => {
    expect(intervalsOf(range)).toContain(intervalFor(range, 'nonsense'));
  });
});

describe('explorerQuery', () => {
  const choice = {
    metric: 'nps',
    range: '24h',
    interval: 'hour',
    groupBy: 'channel',
    stat: undefined,
  } as const;

  it('asks a question that the contract takes', () => {
    expect(metricQuery.parse(explorerQuery(choice, Date.UTC(2026, 0, 2, 10, 30, 20), 'UTC'))).toMatchObject({
      from: '2026-01-01T11:00:00.000Z',
      to: '2026-01-02T11:00:00.000Z',
      groupBy: ['channel'],
    });
  });

  it('is the same question within a step', () => {
    expect(explorerQuery(choice, 90_000, 'UTC')).toEqual(explorerQuery(choice, 3_599_999, 'UTC'));
  });
});
