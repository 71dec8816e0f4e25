import type { MetricSeries } from '@pulso/contract';
import { drawnGroups } from './drawn-groups.ts';

const group = (channel: string, n: number, value: number | null = n) =>
  ({ group: { channel }, total: { n, value }, points: [{ value }] }) as unknown as MetricSeries;
const names = (groups: MetricSeries[]) => groups.map(({ group: { channel } }) => channel);

describe('drawnGroups', () => {
  it('draws the largest groups, wherever they stand in the alphabet', () => {
    const series = [group('app', 20), group('email', 5), group('store', 10), group('web', 30)];
    expect(names(drawnGroups(series, 3))).toEqual(['web', 'app', 'store']);
  });

  it('gives no line to a group without a figure', () => {
    expect(names(drawnGroups([group('chat', 0, null), group('web', 3)], 5))).toEqual(['web']);
  });
});
