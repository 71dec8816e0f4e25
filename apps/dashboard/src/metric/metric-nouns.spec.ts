import type { MetricDefinition, MetricNoun } from '@pulso/contract';
import { byNoun } from './metric-nouns.ts';

const of = (noun: MetricNoun, id: string) => ({ noun, id }) as MetricDefinition;

describe('byNoun', () => {
  it('puts each metric in the chapter it names and leaves out empty ones', () => {
    const chapters = byNoun([of('service', 'tickets'), of('feedback', 'csat'), of('feedback', 'nps')]);
    expect(chapters.map(({ noun, metrics }) => [noun, ...metrics.map(({ id }) => id)])).toEqual([
      ['feedback', 'csat', 'nps'],
      ['service', 'tickets'],
    ]);
  });
});
