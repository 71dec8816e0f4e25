import { budgetState, mayAct } from './error-budget.ts';

const month = 30 * 86_400;
const hour = 3600;

describe('budgetState', () => {
  it.each([
    [10, 72],
    [14.4, 50],
    [6, 120],
  ])('uses up thirty days at burn rate %d in %d hours', (burn, hours) => {
    const state = budgetState({ valid: 100_000, bad: burn * 100 }, 0.999, month);
    expect(state?.burnRate).toBeCloseTo(burn, 9);
    expect((state?.exhaustionSeconds ?? 0) / hour).toBeCloseTo(hours, 6);
  });

  it('gives 40 bad of 400 fifteen days at 95 %', () => {
    const state = budgetState({ valid: 400, bad: 40 }, 0.95, month);
    expect(state).toMatchObject({ errorRate: 0.1 });
    expect(state?.burnRate).toBeCloseTo(2, 12);
    expect(state?.budget).toBeCloseTo(20, 12);
    expect((state?.exhaustionSeconds ?? 0) / 86_400).toBeCloseTo(15, 9);
  });

  it('never ends while nothing burns, and is nothing without events', () => {
    expect(budgetState({ valid: 10, bad: 0 }, 0.9, month)?.exhaustionSeconds).toBeNull();
    expect(budgetState({ valid: 0, bad: 0 }, 0.9, month)).toBeNull();
  });
});

describe('mayAct', () => {
  const few = { valid: 100, bad: 1, minValid: 20, minBad: 5, lowerBurn: 1.8 };

  it('does not page on one failure in a hundred', () => {
    expect(mayAct(few, 6)).toBe(false);
  });

  it('acts on enough events, or on a certain burn', () => {
    expect(mayAct({ ...few, bad: 5 }, 6)).toBe(true);
    expect(mayAct({ ...few, lowerBurn: 7 }, 6)).toBe(true);
    expect(mayAct({ ...few, valid: 19, bad: 5 }, 6)).toBe(false);
  });
});
