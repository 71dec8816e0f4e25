import { bandOf, targetOf } from './metric-bands.ts';

describe('bandOf', () => {
  it.each([
    ['csat', 80.01, 'good'],
    ['csat', 80, 'watch'],
    ['csat', 55, 'watch'],
    ['csat', 54.99, 'bad'],
    ['nps', -0.1, 'bad'],
    ['orders', 5, undefined],
  ])('puts %s %d in %s', (metric, value, expected) => {
    expect(bandOf(value, targetOf(metric))).toBe(expected);
  });

  it('turns round where lower is better', () => {
    const target = targetOf('first_response_time', 'median');
    expect([60, 7200, 90_000].map((seconds) => bandOf(seconds, target))).toEqual(['good', 'watch', 'bad']);
  });
});
