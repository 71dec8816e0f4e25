import type { MetricDefinition } from '@pulso/contract';
import { byNoun } from './metric-nouns.ts';

const of = (...ids: string[]) => ids.map((id) => ({ id }) as MetricDefinition);

describe('byNoun', () => {
  it('puts each metric in its chapter and leaves out empty ones', () => {
    const chapters = byNoun(of('tickets', 'csat', 'nps'));
    expect(chapters.map(({ noun, metrics }) => [noun, ...metrics.map(({ id }) => id)])).toEqual([
      ['feedback', 'csat', 'nps'],
      ['service', 'tickets'],
    ]);
  });

  it('shows a metric that nobody has placed', () => {
    expect(byNoun(of('brand_new'))).toMatchObject([{ noun: 'other', metrics: [{ id: 'brand_new' }] }]);
  });
});
