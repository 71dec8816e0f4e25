import type { EventRow } from '../../../test/event-row.ts';
import { answered, surveyQuestions } from '../../../test/survey-questions.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

describe('milestones', () => {
  const test = useTestStore();
  const { asked, listed } = surveyQuestions(test);

  describe('milestone coverage', () => {
    const told = (milestone: string, day: string, count: number) =>
      Array.from({ length: count }, () => answered('x', '', day, { workspace_id: 'moments', milestone }));
    const moments = { workspaceId: 'moments' };

    beforeAll(async () => {
      await test.insert([
        ...told('delivery', '01-05', 3),
        ...told('support', '01-20', 2),
        ...told('checkout', '01-10', 1),
        ...told('old', '01-01', 1).map((row) => ({ ...row, occurred_at: '2025-06-01 00:00:00.000' })),
        ...told('future', '02-03', 3),
        ...told('', '01-05', 9),
      ]);
    });

    it('counts milestones with enough answers among those known', async () => {
      const { total } = await asked('milestone_coverage', { min_answers: 2 }, moments);
      expect(total).toMatchObject({ value: 50, n: 4, parts: { covered: 2, uncovered: 2, answers: 6 } });
      expect(await listed('milestone_coverage', { min_answers: 2 }, moments)).toEqual(['milestone', 4, 2]);
    });

    it('takes a list, in which one may never have been asked about', async () => {
      const params = { min_answers: 1, milestones: 'delivery, returns ,support' };
      expect((await asked('milestone_coverage', params, moments)).total).toMatchObject({
        numerator: 2,
        n: 3,
      });
      expect(await listed('milestone_coverage', params, moments)).toEqual(['milestone', 3, 2]);
    });

    it('knows at each step what had been asked about by then', async () => {
      const { series } = await asked(
        'milestone_coverage',
        { min_answers: 1 },
        { ...moments, interval: 'week' },
      );
      expect(series[0]!.points.map(({ numerator, n }) => [numerator, n])).toEqual([
        [0, 1],
        [2, 3],
        [0, 3],
        [1, 4],
        [0, 4],
      ]);
      const third = { ...moments, from: '2026-01-12T00:00Z', to: '2026-01-19T00:00Z' };
      expect(await listed('milestone_coverage', { min_answers: 1 }, third)).toEqual(['milestone', 3, 0]);
    });
  });

  describe('milestone coverage of the last days', () => {
    const there = { workspaceId: 'lately' };
    const told = (milestone: string, day: string, changes: EventRow = {}) =>
      answered('x', '', day, { workspace_id: 'lately', milestone, ...changes });

    beforeAll(async () => {
      await test.insert([
        told('delivery', '01-02'),
        told('support', '01-16'),
        told('support', '01-17', { invitation_id: 'twice' }),
        told('support', '01-18', { invitation_id: 'twice' }),
      ]);
    });

    it('counts answers from so many days before each end, a repeated one once', async () => {
      const params = { min_answers: 1, days: 20 };
      const { total, series } = await asked('milestone_coverage', params, { ...there, interval: 'week' });
      expect(total).toMatchObject({ numerator: 1, n: 2, parts: { answers: 2 } });
      expect(series[0]!.points.map(({ numerator, n }) => [numerator, n])).toEqual([
        [1, 1],
        [1, 1],
        [2, 2],
        [1, 2],
        [1, 2],
      ]);
      expect(await listed('milestone_coverage', params, there)).toEqual(['milestone', 2, 1]);
    });
  });
});
