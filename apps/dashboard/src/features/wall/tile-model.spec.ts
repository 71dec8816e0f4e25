import type { MetricAnswer, MetricValue, Problem } from '@pulso/contract';
import { tileModel } from './tile-model.ts';
import type { TileSpec } from './views.ts';

const spec: TileSpec = { id: 'csat', metric: 'csat', form: 'line' };
const value = (amount: number | null, extra: Partial<MetricValue> = {}) =>
  ({ value: amount, unit: '%', n: 200, interval: null, warnings: [], ...extra }) as MetricValue;
const answer = (total: MetricValue, series: MetricAnswer['series'] = []) => ({
  metric: 'csat',
  total,
  series,
});
const warned = (code: 'no_data' | 'hidden_small_n' | 'low_n') => ({ warnings: [{ code, message: code }] });

describe('tileModel', () => {
  it('waits before the first answer', () => {
    expect(tileModel(spec, { answer: undefined })).toMatchObject({
      status: 'waiting',
      late: false,
      band: undefined,
    });
  });

  it('says when the first answer failed', () => {
    const problem = { code: 'query_timeout' } as Problem;
    expect(tileModel(spec, { answer: undefined, problem }).status).toBe('failed');
  });

  it('is empty without data, never zero', () => {
    expect(tileModel(spec, { answer: answer(value(null, warned('no_data'))) })).toMatchObject({
      status: 'empty',
      band: undefined,
    });
  });

  it('hides what would single people out', () => {
    expect(tileModel(spec, { answer: answer(value(null, warned('hidden_small_n'))) }).status).toBe('hidden');
  });

  it('keeps the last figure when the question fails', () => {
    const model = tileModel(spec, {
      answer: answer(value(82)),
      problem: { code: 'store_unavailable' } as Problem,
    });
    expect(model).toMatchObject({ status: 'ready', late: true, band: 'good' });
  });

  it('shows a figure of few answers without judging it', () => {
    const model = tileModel(spec, { answer: answer(value(12, warned('low_n'))) });
    expect(model).toMatchObject({ status: 'ready', lowN: true, band: undefined });
  });

  it('compares with the period before', () => {
    expect(tileModel(spec, { answer: answer(value(82)), before: value(80) }).change?.amount).toBeCloseTo(2);
  });

  it('ranks the five largest groups that have a value', () => {
    const groups = [null, 3, 9, 1, 5, 4, 7].map((amount, at) => ({
      group: { channel: `c${String(at)}` },
      total: value(amount),
      points: [],
    }));
    const rows = tileModel(
      { ...spec, form: 'breakdown', groupBy: 'channel' },
      { answer: answer(value(30), groups) },
    ).groups;
    expect(rows.map((row) => row.value.value)).toEqual([9, 7, 5, 4, 3]);
    expect(rows[0]?.share).toBe(1);
  });
});
