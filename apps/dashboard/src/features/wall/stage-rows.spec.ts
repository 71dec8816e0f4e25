import type { MetricAnswer, MetricValue } from '@pulso/contract';
import { stageRows } from './stage-rows.ts';

const total = (value: number | null, n = 100) =>
  ({
    value,
    n,
    unit: '%',
    warnings: n < 30 ? [{ code: 'low_n', message: '' }] : [],
  }) as unknown as MetricValue;
const by = (stages: Record<string, MetricValue>): MetricAnswer => ({
  metric: 'x',
  total: total(1),
  series: Object.entries(stages).map(([stage, value]) => ({ group: { stage }, total: value, points: [] })),
});

describe('stageRows', () => {
  it('reads the journey from left to right', () => {
    const rows = stageRows(
      by({ loyalty: total(5), sale: total(50), acquisition: total(500), onboarding: total(9) }),
    );
    expect(rows.map(({ name }) => name)).toEqual(['acquisition', 'sale', 'loyalty', 'onboarding']);
  });

  it('takes the score that more people stand behind', () => {
    const [sale] = stageRows(
      by({ sale: total(50) }),
      by({ sale: total(90, 10) }),
      by({ sale: total(-5, 80) }),
    );
    expect(sale?.score).toMatchObject({ metric: 'nps', band: 'bad' });
  });

  it('leaves a stage without answers without a score', () => {
    expect(stageRows(by({ sale: total(50) }), by({ sale: total(null, 0) }))[0]?.score).toBeUndefined();
  });

  it('does not judge a stage by few answers', () => {
    expect(stageRows(by({}), by({ sale: total(20, 4) }))[0]?.score).toMatchObject({ band: undefined });
  });

  it('ignores events without a stage', () => {
    expect(stageRows(by({ '': total(4) }))).toEqual([]);
  });
});
