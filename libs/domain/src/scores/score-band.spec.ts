import { scoreBand } from './score-band.ts';
import type { Scale } from './scale.ts';

const scale = (min: number, max: number, direction: Scale['direction'] = 'higher_is_better'): Scale => ({
  min,
  max,
  direction,
});

describe('scoreBand', () => {
  it.each([
    [0, 'bad'],
    [6, 'bad'],
    [7, 'watch'],
    [8, 'watch'],
    [9, 'good'],
    [10, 'good'],
  ])('marks the NPS answer %s as %s', (score, band) => {
    expect(scoreBand('nps', score, scale(0, 10))).toBe(band);
  });

  it.each([
    [1, 'bad'],
    [2, 'bad'],
    [3, 'watch'],
    [4, 'good'],
    [5, 'good'],
  ])('marks the CSAT answer %s of five as %s', (score, band) => {
    expect(scoreBand('csat', score, scale(1, 5))).toBe(band);
  });

  it('marks four of seven as neither easy nor hard', () => {
    expect([1, 4, 7].map((score) => scoreBand('ces', score, scale(1, 7)))).toEqual(['bad', 'watch', 'good']);
  });

  it('turns a scale on which lower is better', () => {
    expect(scoreBand('ces', 1, scale(1, 5, 'lower_is_better'))).toBe('good');
  });

  it('gives no mark without a score', () => {
    expect([scoreBand('nps', null, scale(0, 10)), scoreBand('csat', 3, null)]).toEqual(['none', 'none']);
  });
});
