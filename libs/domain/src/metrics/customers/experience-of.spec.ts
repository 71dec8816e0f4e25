import fc from 'fast-check';
import { experienceOf, experienceSums, type ExperienceSignal } from './experience-of.ts';

const of = (signals: ExperienceSignal[], halfLifeDays = 90) =>
  experienceOf(experienceSums(signals, halfLifeDays));
const said = (value: number, ageDays = 0): ExperienceSignal => ({ value, ageDays, said: true });

describe('experienceOf', () => {
  it('is 100 after the best effort and satisfaction answers of today', () => {
    expect(of([said(100), said(100)])).toMatchObject({ score: 100, inferred: false });
  });

  it('lets an answer of one half-life ago weigh half', () => {
    expect(of([said(0, 90), said(100)]).score).toBeCloseTo(66.6667, 4);
  });

  it('is null without a signal', () => {
    expect(of([])).toEqual({ score: null, confidence: 0, inferred: false, signals: 0 });
  });

  it('says when nothing of it was said', () => {
    expect(of([{ value: 0, ageDays: 1, said: false }])).toMatchObject({ score: 0, inferred: true });
    expect(of([{ value: 0, ageDays: 0, said: false }, said(100)]).score).toBeCloseTo(66.6667, 4);
  });

  it('is surer of many and of new signals', () => {
    expect(of([said(50)]).confidence).toBeCloseTo(0.5, 10);
    expect(of([said(50), said(50), said(50), said(50)]).confidence).toBeCloseTo(0.8, 10);
    expect(of([said(50, 90)]).confidence).toBeCloseTo(1 / 3, 10);
  });

  it('keeps within the values that it weighs', () => {
    const signal = fc.record({
      value: fc.double({ min: 0, max: 100, noNaN: true }),
      ageDays: fc.integer({ min: 0, max: 3000 }),
      said: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(signal, { minLength: 1 }), (signals) => {
        const { score } = of(signals);
        expect(score === null || (score >= -1e-9 && score <= 100 + 1e-9)).toBe(true);
      }),
    );
  });
});
