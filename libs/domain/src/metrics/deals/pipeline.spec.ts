import fc from 'fast-check';
import type { PipelineSlice } from './cells.ts';
import { coverageOf, forecastOf, inOneCurrency } from './pipeline.ts';
import { pipelineParams, sliceOf } from './pipeline-rules.ts';

const won = (amount: number): PipelineSlice => ({ ...sliceOf('2026-05', amount, 1), source: 'won' });

describe('the pipeline', () => {
  it('is worth at least what is won and at most all there is', () => {
    const slices = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(slices, fc.integer({ min: 0, max: 1e6 }), (drawn, sold) => {
        const all = [won(sold), ...drawn.map(([amount, chance]) => sliceOf('2026-06', amount, chance))];
        const { value, interval } = forecastOf(all);
        const total = all.reduce((sum, { amount }) => sum + amount, 0);
        expect(value).toBeGreaterThanOrEqual(sold - 1e-6);
        expect(value).toBeLessThanOrEqual(total + 1e-6);
        expect(interval!.low).toBeGreaterThanOrEqual(sold - 1e-6);
        expect(interval!.high).toBeLessThanOrEqual(total + 1e-6);
        expect(forecastOf(all.toReversed()).value).toBeCloseTo(value!, 3);
      }),
    );
  });

  it('never adds dollars to yen', () => {
    const slices = [sliceOf('2026-06', 100, 1), { ...sliceOf('2026-06', 26_400, 1), currency: 'JPY' }];
    const mixed = inOneCurrency({ slices }, forecastOf);
    expect(mixed).toMatchObject({ value: null, n: 2, parts: { amount_USD: 100, amount_JPY: 26_400 } });
    expect(mixed.warnings).toMatchObject([{ code: 'mixed_currencies' }]);
    expect(inOneCurrency({ slices, month: '2026-07' }, forecastOf)).toMatchObject({ value: null, n: 0 });
  });

  it('covers no target with no value, and leaves out what is won', () => {
    const slices = [won(500), sliceOf('2026-06', 100, 0.5)];
    expect(coverageOf(slices, 0).value).toBeNull();
    expect(coverageOf(slices, 200)).toMatchObject({ value: 0.5, numerator: 100, n: 1 });
  });
});

describe('chances of stages', () => {
  it('are shares or per cent', () => {
    expect(pipelineParams.parse({ stages: 'first call=25%, proposal = 0.5,' }).stages).toEqual([
      ['first call', 0.25],
      ['proposal', 0.5],
    ]);
  });

  it.each(['proposal', 'proposal=2', '=0.5', 'proposal=150%', 'proposal=-1'])('refuses %p', (stages) => {
    expect(pipelineParams.safeParse({ stages }).success).toBe(false);
  });
});
