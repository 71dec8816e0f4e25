import type { MetricValue } from '@pulso/contract';
import type { Band } from '../../metric/metric-bands.ts';
import { headlineOf } from './headline.ts';
import type { StageRow } from './stage-rows.ts';
import type { TileModel } from './tile-model.ts';

const tile = (id: string, band: Band | undefined) => ({
  spec: { id, metric: id, form: 'line' as const },
  model: { band } as TileModel,
});
const stage = (name: string, value: number, band: Band): StageRow => ({
  name,
  events: undefined,
  score: { metric: 'csat', value: { value } as MetricValue, band },
});

describe('headlineOf', () => {
  it('counts the tiles that have a target', () => {
    const { counts } = headlineOf(
      [tile('a', 'good'), tile('b', 'bad'), tile('c', undefined), tile('d', 'good')],
      [],
    );
    expect(counts).toEqual({ good: 2, watch: 0, bad: 1 });
  });

  it('names the worst tile, in the order of the wall among equals', () => {
    expect(headlineOf([tile('a', 'watch'), tile('b', 'bad'), tile('c', 'bad')], []).worst?.spec.id).toBe('b');
  });

  it('names nobody when all is well', () => {
    expect(headlineOf([tile('a', 'good')], [stage('sale', 90, 'good')])).toMatchObject({
      worst: undefined,
      worstStage: undefined,
    });
  });

  it('names the stage where customers fare worst', () => {
    const stages = [stage('sale', 60, 'watch'), stage('delivery', 40, 'bad'), stage('loyalty', 50, 'bad')];
    expect(headlineOf([], stages).worstStage?.name).toBe('delivery');
  });
});
