import type { MetricValue } from '@pulso/contract';
import { changeOf } from './change.ts';

const value = (amount: number | null, extra: Partial<MetricValue> = {}): MetricValue => ({
  value: amount,
  unit: 'points',
  n: 400,
  numerator: null,
  denominator: null,
  interval:
    amount === null ? null : { low: amount - 5, high: amount + 5, level: 0.95, method: 'adjusted_wald' },
  window: { from: '', to: '', tz: 'UTC' },
  asOf: '',
  completeness: 1,
  definitionVersion: 1,
  warnings: [],
  ...extra,
});

describe('changeOf', () => {
  it('says moved when the difference leaves the noise', () => {
    expect(changeOf(value(40), value(30))).toEqual({ amount: 10, relative: false, verdict: 'moved' });
  });

  it('says noise while the difference stays within it', () => {
    expect(changeOf(value(40), value(34))?.verdict).toBe('could_be_noise');
  });

  it('says few under thirty answers on either side', () => {
    expect(changeOf(value(40), value(-40, { n: 29 }))?.verdict).toBe('too_few');
  });

  it('claims nothing without an interval', () => {
    const money = { unit: 'EUR', interval: null };
    expect(changeOf(value(150, money), value(100, money))).toEqual({
      amount: 50,
      relative: true,
      verdict: 'plain',
    });
  });

  it('compares nothing with a missing or zero past', () => {
    expect(changeOf(value(40), value(null))).toBeUndefined();
    expect(changeOf(value(5, { unit: 'count' }), value(0, { unit: 'count' }))).toBeUndefined();
    expect(changeOf(value(5, { unit: 'EUR' }), value(4, { unit: 'GBP' }))).toBeUndefined();
  });
});
