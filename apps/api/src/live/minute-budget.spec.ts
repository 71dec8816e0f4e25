import { MinuteBudget } from './minute-budget.ts';

describe('MinuteBudget', () => {
  let nowMs = 0;
  const take = (budget: MinuteBudget, times: number) =>
    Array.from({ length: times }, () => budget.take()).filter(Boolean).length;

  it('gives all of it at once and no more', () => {
    expect(take(new MinuteBudget(60, () => nowMs), 100)).toBe(60);
  });

  it('refills evenly, and tries in vain cost nothing', () => {
    const budget = new MinuteBudget(60, () => nowMs);
    take(budget, 1000);
    nowMs += 10_000;
    expect(take(budget, 100)).toBe(10);
  });

  it('saves up at most one minute', () => {
    const budget = new MinuteBudget(60, () => nowMs);
    nowMs += 3_600_000;
    expect(take(budget, 100)).toBe(60);
  });
});
