import type { Comparison } from '@pulso/contract';
import { contributionBars } from './contribution-bars.ts';

const comparison = (totals: number[], rest = 0) =>
  ({
    difference: { value: totals.reduce((sum, total) => sum + total, rest) },
    contributors: totals.map((total, at) => ({ group: { channel: String(at) }, total })),
    rest,
  }) as unknown as Comparison;

describe('contributionBars', () => {
  it('puts gains and losses on one scale around zero', () => {
    const { bars, zero } = contributionBars(comparison([6, -2]));
    expect(zero).toBe(25);
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [25, 100],
      [0, 25],
    ]);
  });

  it('sums to the difference, whatever is folded away', () => {
    const totals = Array.from({ length: 20 }, (_, at) => (at % 3) - 0.7 * at);
    const found = contributionBars(comparison(totals, 0.25));
    expect(found.bars).toHaveLength(9);
    expect(found.sum).toBeCloseTo(comparison(totals, 0.25).difference.value!, 10);
  });

  it('draws no rest where only binary dust is left', () => {
    expect(contributionBars(comparison([1, 2], 4e-16)).bars).toHaveLength(2);
  });

  it('draws nothing for a difference that was not split', () => {
    expect(contributionBars({ difference: { value: 0 } } as unknown as Comparison).bars).toEqual([]);
  });
});
