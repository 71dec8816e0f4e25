import { answerRow } from '../../../test/event-row.ts';
import { ask, behind } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';

const january = { from: '2026-01-01T00:00Z', to: '2026-02-01T00:00Z' };
const rated = (score_type: string, score: number, min: number, max: number, changes = {}) =>
  answerRow({ score_type, score, scale_min: min, scale_max: max, ...changes });

describe('scores', () => {
  const test = useTestStore();
  const asked = async (id: string, params: object = {}) =>
    (await ask(test.store, id, { ...january, params: { ...params } })).total;

  beforeAll(async () => {
    await test.insert([
      answerRow({ score: 10, weight: 0.5 }),
      answerRow({ score: 9, weight: 1.5 }),
      answerRow({ score: 8 }),
      answerRow({ score: 6, weight: 3 }),
      rated('csat', 5, 1, 5),
      rated('csat', 4, 1, 5),
      rated('csat', 3, 1, 5),
      rated('csat', 6, 1, 7),
      rated('csat', 8, 1, 8),
      rated('csat', 1, 1, 5, { direction: 'lower_is_better' }),
      rated('thumbs', 1, 0, 1),
      rated('thumbs', 0, 0, 1),
      rated('ces', 7, 1, 7),
      rated('ces', 5, 1, 7),
      rated('ces', 2, 1, 7),
      rated('ces', 9, 1, 9),
    ]);
  });

  it('weighs answers by their survey weight, 1 without one', async () => {
    const total = await asked('nps', { weighted: true });
    expect(total).toMatchObject({
      n: 4,
      numerator: -1,
      denominator: 6,
      parts: { promoters: 2, detractors: 3 },
    });
    expect(total.value).toBeCloseTo((100 * -1) / 6, 12);
    expect(total.parts?.['effective_n']).toBeCloseTo(36 / (0.25 + 2.25 + 1 + 9), 12);
    expect((await asked('nps')).value).toBe(25);
  });

  it('tells mean and published margin beside the score', async () => {
    const { parts } = await asked('nps');
    expect(parts).toMatchObject({ mean: 8.25 });
    expect(parts?.['moe95']).toBeCloseTo(196 * Math.sqrt((0.5 + 0.25 - 0.25 ** 2) / 4), 10);
  });

  it.each([
    ['nps', {}, 4, 2],
    ['nps', { weighted: true }, 4, 2],
    ['csat', {}, 5, 4],
    ['csat', { type: 'thumbs' }, 2, 1],
    ['csat_mean', {}, 6, 6],
    ['ces', {}, 4, 4],
    ['ces_easy', {}, 3, 2],
    ['ces_net', {}, 3, 1],
    ['feedback_responses', {}, 16, 16],
    ['feedback_responses', { type: 'ces' }, 4, 4],
  ])('lists the answers behind %s %j', async (id, params, n, counting) => {
    expect((await asked(id, params)).n).toBe(n);
    expect(await behind(test.store, id, { ...january, params })).toMatchObject({
      entity: 'answer',
      total: n,
      counting,
    });
  });
});
