import type { MetricAnswer, MetricValue } from '@pulso/contract';
import { tableRows } from './table-rows.ts';

const value = (from: string, warnings: MetricValue['warnings'] = []) =>
  ({ value: 1, window: { from }, warnings }) as MetricValue;
const answer = {
  metric: 'nps',
  total: value('a'),
  series: [
    {
      group: { channel: 'web' },
      total: value('a'),
      points: [value('a'), value('b', [{ code: 'low_n', message: '' }])],
    },
  ],
} as MetricAnswer;

describe('tableRows', () => {
  it('puts the whole period first and then the newest', () => {
    expect(tableRows(answer, false).map(({ group, from }) => [group['channel'], from])).toEqual([
      ['web', undefined],
      ['web', 'b'],
      ['web', 'a'],
    ]);
  });

  it('carries the warnings of each figure', () => {
    expect(tableRows(answer, false).map(({ notes }) => notes)).toEqual([[], ['low_n'], []]);
  });

  it('has a key of its own for each row', () => {
    expect(new Set(tableRows(answer, false).map(({ key }) => key)).size).toBe(3);
  });

  it('has only whole periods of the groups a metric makes', () => {
    expect(tableRows(answer, true).map(({ from }) => from)).toEqual([undefined]);
  });
});
