import type { ModelBackTest } from '@pulso/contract';
import { chartScene } from '../../chart/chart-scene.ts';
import { backTestOption } from './back-test.option.ts';

const week = (day: number, isHoldout: boolean) => ({
  until: `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`,
  isHoldout,
  actual: day * 10,
  expected: day * 10.4,
});
const backTest = { tracking: [week(7, false), week(14, true)] } as unknown as ModelBackTest;
const words = { actual: 'Happened', expected: 'Model', unseen: 'Not shown' };
const drawn = backTestOption(backTest, words, chartScene('dark', 'en', 'UTC', 13)) as unknown as {
  tooltip: { formatter: (hits: { dataIndex: number }[]) => string };
  series: { lineStyle: { type: string }; markLine?: { data: unknown[] } }[];
};

describe('backTestOption', () => {
  it('tells the model from what happened by its dashes', () => {
    expect(drawn.series.map(({ lineStyle }) => lineStyle.type)).toEqual(['solid', 'dashed']);
  });

  it('marks where the unseen part begins', () => {
    expect(drawn.series[0]?.markLine?.data).toEqual([{ xAxis: 1 }]);
  });

  it('tells both numbers of a day', () => {
    expect(drawn.tooltip.formatter([{ dataIndex: 0 }]).split('\n')).toEqual([
      '7 January 2026',
      'Happened   70',
      'Model   73',
    ]);
  });
});
