import type { MetricAnswer, MetricValue } from '@pulso/contract';
import { ownGroups } from './own-groups.ts';

const value = (amount: number | null, parts: Record<string, number> = {}) =>
  ({ value: amount, unit: '%', n: 10, parts, warnings: [] }) as unknown as MetricValue;
const answer = (groups: [Record<string, string>, MetricValue][]) =>
  ({
    metric: 'm',
    total: value(1),
    series: groups.map(([group, total]) => ({ group, total, points: [] })),
  }) as MetricAnswer;

describe('ownGroups', () => {
  it('leaves the groups that were asked for to the chart', () => {
    expect(ownGroups(answer([[{ channel: 'web' }, value(1)]]), 'channel')).toEqual({ form: 'none' });
    expect(ownGroups(answer([[{}, value(1)]]), undefined)).toEqual({ form: 'none' });
  });

  it('draws steps as a funnel with both rates', () => {
    const parts = { reached: 40, overall_percent: 40, step_percent: 50 };
    const found = ownGroups(answer([[{ step: 'B' }, value(40, parts)]]), undefined);
    expect(found).toMatchObject({
      form: 'funnel',
      steps: [{ name: 'B', reached: 40, overall: 40, fromBefore: 50 }],
    });
  });

  it('lays cohorts out as a triangle, periods in the order of numbers', () => {
    const found = ownGroups(
      answer([
        [{ cohort: '2026-02', period: '0' }, value(3)],
        [{ cohort: '2026-01', period: '10' }, value(2)],
        [{ cohort: '2026-01', period: '2' }, value(1)],
      ]),
      undefined,
    );
    if (found.form !== 'matrix') throw new Error(found.form);
    expect(found.matrix).toMatchObject({ rows: ['2026-01', '2026-02'], columns: ['0', '2', '10'] });
    expect(found.matrix.cells.map((row) => row.map((cell) => cell?.value))).toEqual([
      [undefined, 1, 2],
      [3, undefined, undefined],
    ]);
  });

  it('lists everything else', () => {
    expect(ownGroups(answer([[{ driver: 'speed' }, value(1)]]), undefined)).toMatchObject({ form: 'list' });
    const split = answer([[{ channel: 'web', step: 'A' }, value(1)]]);
    expect(ownGroups(split, 'channel')).toMatchObject({ form: 'list' });
  });
});
