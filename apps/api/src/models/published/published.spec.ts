import { publishedFigure } from '@pulso/contract';
import { z } from 'zod';
import { againstTransactions, fromParameters } from './cdnow.ts';
import { regularCohort } from './regular-cohort.ts';

describe('published figures', () => {
  it.each([
    ['of CDNOW, from the published parameters', fromParameters()],
    ['of the Regular cohort, from its survivors', regularCohort().published],
  ])('%s agree with ours', (_what, figures) => {
    expect(z.array(publishedFigure).parse(figures)).toEqual(figures);
    expect(figures.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
  });

  it('show the cohort with what was seen later', () => {
    const { survival } = regularCohort();
    expect(survival).toHaveLength(13);
    expect(survival?.[0]).toEqual({ period: 0, actual: 100, expected: 100, isHoldout: false });
    expect(survival?.[12]).toMatchObject({ actual: 17.3, isHoldout: true });
    for (const { actual, expected } of survival ?? []) expect(Math.abs(expected - actual!)).toBeLessThan(1);
  });

  it('disagree when there is no fit', () => {
    const failure = { ok: false, failure: { code: 'not_converged', message: '', details: {} } } as const;
    const figures = againstTransactions({ purchases: failure, spend: failure }, null);
    expect(figures.every(({ ours, agrees }) => ours === null && !agrees)).toBe(true);
  });
});
