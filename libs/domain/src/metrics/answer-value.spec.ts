import { answerValue } from './answer-value.ts';
import { findMetric } from './registry.ts';

const nps = findMetric('nps')!;
const orders = findMetric('orders')!;
const window = {
  fromMs: Date.parse('2026-01-01T00:00Z'),
  toMs: Date.parse('2026-01-11T00:00Z'),
  tz: 'Europe/Madrid',
};
const later = Date.parse('2026-02-01T00:00Z');
const codes = ({ warnings }: { warnings: { code: string }[] }): string[] => warnings.map(({ code }) => code);
const interval = { low: 1, high: 60, level: 0.95, method: 'adjusted-wald' };

describe('answerValue', () => {
  it('writes the window in its own zone', () => {
    expect(answerValue({ value: 30, n: 100 }, nps, window, later, 'viewer')).toMatchObject({
      unit: 'points',
      completeness: 1,
      definitionVersion: nps.definition.version,
      asOf: '2026-02-01T00:00:00.000Z',
      window: {
        from: '2026-01-01T01:00:00.000+01:00',
        to: '2026-01-11T01:00:00.000+01:00',
        tz: 'Europe/Madrid',
      },
      warnings: [],
    });
  });

  it.each([null, Number.NaN, Infinity])('answers %s as null with no_data', (value) => {
    const answer = answerValue({ value, n: 0, interval }, nps, window, later, 'admin');
    expect(answer).toMatchObject({ value: null, interval: null });
    expect(codes(answer)).toEqual(['no_data']);
  });

  it('hides one to four opinions from all but admins', () => {
    const measure = { value: 100, n: 4, numerator: 4, denominator: 4, interval, parts: { promoters: 4 } };
    const hidden = answerValue(measure, nps, window, later, 'viewer');
    expect(hidden).toMatchObject({ value: null, numerator: null, denominator: null, interval: null });
    expect(hidden).not.toHaveProperty('parts');
    expect(codes(hidden)).toEqual(['hidden_small_n']);
    expect(answerValue(measure, nps, window, later, 'admin')).toMatchObject({ value: 100, interval });
  });

  it('shows five to twenty-nine with low_n', () => {
    expect(codes(answerValue({ value: 20, n: 5, interval }, nps, window, later, 'viewer'))).toEqual([
      'low_n',
    ]);
    expect(codes(answerValue({ value: 20, n: 29, interval }, nps, window, later, 'viewer'))).toEqual([
      'low_n',
    ]);
    expect(codes(answerValue({ value: 20, n: 30, interval }, nps, window, later, 'viewer'))).toEqual([]);
  });

  it('does not hide a small count, which is nobody', () => {
    expect(answerValue({ value: 2, n: 2 }, orders, window, later, 'viewer')).toMatchObject({
      value: 2,
      warnings: [],
    });
  });

  it('flags a window that is not over', () => {
    const answer = answerValue({ value: 2, n: 2 }, orders, window, Date.parse('2026-01-06T00:00Z'), 'viewer');
    expect(answer.completeness).toBe(0.5);
    expect(codes(answer)).toEqual(['incomplete_period']);
  });

  it('has no completeness before the window begins', () => {
    expect(answerValue({ value: null, n: 0 }, orders, window, window.fromMs - 1, 'viewer').completeness).toBe(
      0,
    );
  });

  it('keeps the reason of a value that mixes currencies', () => {
    const measure = {
      value: null,
      n: 2,
      warnings: [{ code: 'mixed_currencies' as const, message: 'EUR, GBP' }],
    };
    expect(codes(answerValue(measure, findMetric('revenue')!, window, later, 'admin'))).toEqual([
      'mixed_currencies',
    ]);
  });
});
