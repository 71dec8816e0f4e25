import fc from 'fast-check';
import { rollUpGoals, type MeasuredGoal } from './roll-up.ts';

const goal = (changes: Partial<MeasuredGoal>): MeasuredGoal => ({
  ...{ department: 'sales', employee: null, kind: 'deals', direction: 'higher_is_better' as const },
  ...{ actual: 0, target: 1, elapsed: 0.5, additive: true },
  ...changes,
});
const of = (goals: MeasuredGoal[], level: string) => rollUpGoals(goals).filter((one) => one.level === level);

describe('goals added up', () => {
  it.each([
    ['80/100 and 10/100', 100, 0.45],
    ['80/100 and 10/10', 10, 90 / 110],
  ])('%s: the sum of what was done ÷ the sum of the targets', (_name, target, expected) => {
    const goals = [
      goal({ employee: 'ana', actual: 80, target: 100 }),
      goal({ employee: 'ben', actual: 10, target }),
    ];
    expect(of(goals, 'department')).toMatchObject([{ department: 'sales', attainment: expected, goals: 2 }]);
    expect(of(goals, 'company')).toMatchObject([{ attainment: expected, pace: expected / 0.5 }]);
    expect(of(goals, 'employee').map(({ employee, attainment }) => [employee, attainment])).toEqual([
      ['ana', 0.8],
      ['ben', 10 / target],
    ]);
  });

  it('counts nothing twice', () => {
    const goals = [
      goal({ department: null, actual: 500, target: 1000 }),
      goal({ actual: 90, target: 200 }),
      goal({ employee: 'ana', actual: 80, target: 100 }),
      goal({ department: 'service', actual: 20, target: 50 }),
    ];
    expect(of(goals, 'company')).toMatchObject([{ actual: 100, target: 150, goals: 2 }]);
    expect(of(goals, 'department').map(({ actual }) => actual)).toEqual([80, 20]);
    expect(of(goals.slice(0, 1), 'company')).toMatchObject([{ actual: 500, target: 1000 }]);
  });

  it('keeps the target of who did nothing, and leaves out a share nobody measured', () => {
    const sold = [
      goal({ employee: 'ana', actual: 80, target: 100 }),
      goal({ employee: 'ben', actual: null, target: 100 }),
    ];
    expect(of(sold, 'department')).toMatchObject([{ attainment: 0.4, missing: 1 }]);
    const shares = sold.map((one) => ({ ...one, additive: false }));
    expect(of(shares, 'department')).toMatchObject([{ attainment: 0.8, missing: 1 }]);
    expect(of(sold.slice(1), 'department')).toMatchObject([{ actual: null, attainment: null, missing: 1 }]);
  });

  it('takes the target over what is when lower is better', () => {
    const goals = ['ana', 'ben'].map((employee) =>
      goal({ employee, actual: 8, target: 4, direction: 'lower_is_better' }),
    );
    expect(of(goals, 'company')).toMatchObject([{ attainment: 0.5 }]);
  });

  it('gives the same sums in any order, and lies between the best and the worst', () => {
    const goals = fc.array(
      fc.record({
        department: fc.constantFrom('sales', 'service'),
        employee: fc.constantFrom('ana', 'ben', 'eva'),
        kind: fc.constantFrom('deals', 'orders'),
        actual: fc.integer({ min: 0, max: 1000 }),
        target: fc.integer({ min: 1, max: 1000 }),
      }),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(goals, (drawn) => {
        const all = drawn.map(goal);
        const sums = (list: MeasuredGoal[]) =>
          of(list, 'company')
            .map(({ sample, actual, target }) => [sample.kind, actual, target])
            .sort();
        expect(sums(all.toReversed())).toEqual(sums(all));
        for (const { sample, attainment } of of(all, 'company')) {
          const shares = all
            .filter(({ kind }) => kind === sample.kind)
            .map((one) => one.actual! / one.target);
          expect(attainment).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-12);
          expect(attainment).toBeLessThanOrEqual(Math.max(...shares) + 1e-12);
        }
      }),
    );
  });
});
