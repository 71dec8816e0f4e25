import type { MetricValue } from '@pulso/contract';
import { plainWords } from './plain-words.ts';

const of = (value: number | null, extra: Partial<MetricValue> = {}) =>
  ({ value, n: 100, ...extra }) as MetricValue;

describe('plainWords', () => {
  it('speaks of NPS by its promoters', () => {
    const value = of(40, { parts: { promoters: 58, passives: 24, detractors: 18 } });
    expect(plainWords('nps', undefined, value)).toEqual({ key: 'plain.nps.some', tenths: 6 });
  });

  it('keeps quiet about an NPS without its parts', () => {
    expect(plainWords('nps', undefined, of(40))).toBeUndefined();
  });

  it.each([
    [2, 'none'],
    [11, 'one'],
    [82, 'some'],
    [99, 'all'],
  ])('speaks of %d %% as %s', (share, form) => {
    expect(plainWords('csat', undefined, of(share))?.key).toBe(`plain.csat.${form}`);
  });

  it('has one sentence for each form of a time', () => {
    expect(plainWords('first_response_time', 'p90', of(90))).toEqual({ key: 'plain.p90' });
  });

  it('has nothing to say about no value', () => {
    expect(plainWords('csat', undefined, of(null))).toBeUndefined();
  });
});
