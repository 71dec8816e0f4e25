import { AppError, goal, type Goal, type MetricAnswer, type MetricQuery } from '@pulso/contract';
import type { Documents } from '../platform/documents/documents.ts';
import { GoalsAttainmentService } from './goals-attainment.ts';

const june = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const caller = { workspaceId: 'main', role: 'viewer' as const };
const half = Date.UTC(2026, 5, 16);

const unitOf = (metric: string, said: string) =>
  metric !== 'revenue' ? 'count' : said === '' ? 'money' : 'EUR';

/** Goals, and an answerer that gives each filter's first value as the number. */
function serviceOf(all: Record<string, Partial<Goal>>) {
  const documents = Object.entries(all).map(([id, body]) => ({
    ...{ id, version: 1, updatedAt: '' },
    body: goal.parse({ name: id, metric: 'deals', target: 100, ...june, ...body }),
  }));
  const asked: MetricQuery[] = [];
  const answerer = {
    async answer(_caller: unknown, query: MetricQuery) {
      asked.push(query);
      const said = query.filters[0]?.values[0] ?? '';
      if (said === 'refused') throw new AppError('invalid_query', 'There is no such param.');
      if (said === 'away') throw new AppError('store_unavailable', 'The store is away.');
      const total = {
        value: said === '' ? null : Number(said),
        unit: unitOf(query.metric, said),
        n: 1,
        warnings: [],
        evidence: 'ref',
      };
      return { metric: query.metric, total, series: [] } as unknown as MetricAnswer;
    },
  };
  const list = { list: async () => documents } as unknown as Documents;
  return { asked, service: new GoalsAttainmentService(list, answerer) };
}
const actual = (value: string | number) => ({
  filters: [{ dimension: 'channel', op: 'in' as const, values: [String(value)] }],
});

describe('GoalsAttainmentService', () => {
  it('measures each goal and adds them up', async () => {
    const { asked, service } = serviceOf({
      ana: { department: 'sales', employee: 'ana', ...actual(80) },
      ben: { department: 'sales', employee: 'ben', ...actual(10) },
    });
    const { goals: measured, rollUps } = await service.measure(caller, half);
    expect(asked[0]).toMatchObject({ metric: 'deals', ...june, groupBy: [] });
    expect(measured).toMatchObject([
      { id: 'ana', actual: 80, attainment: 0.8, elapsed: 0.5, pace: 1.6, evidence: 'ref' },
      { id: 'ben', actual: 10, attainment: 0.1, pace: 0.2 },
    ]);
    expect(rollUps.map(({ level, attainment }) => [level, attainment])).toEqual([
      ['company', 0.45],
      ['department', 0.45],
      ['employee', 0.8],
      ['employee', 0.1],
    ]);
  });

  it('takes the direction of the metric unless the goal has its own', async () => {
    const { service } = serviceOf({
      wait: { metric: 'first_response_time', ...actual(200) },
      more: { metric: 'first_response_time', direction: 'higher_is_better', ...actual(200) },
    });
    const { goals: measured } = await service.measure(caller, half);
    expect(measured.map(({ attainment }) => attainment)).toEqual([0.5, 2]);
  });

  it('counts who sold nothing with those who sold', async () => {
    const { service } = serviceOf({
      ana: { metric: 'revenue', department: 'sales', employee: 'ana', ...actual(80) },
      ben: { metric: 'revenue', department: 'sales', employee: 'ben' },
    });
    const [company] = (await service.measure(caller, half)).rollUps;
    expect(company).toMatchObject({ actual: 80, target: 200, attainment: 0.4, unit: 'EUR', missing: 1 });
  });

  it('says what was refused, and does not hide that the store is away', async () => {
    const { service } = serviceOf({ odd: actual('refused'), none: {} });
    expect((await service.measure(caller, half)).goals).toMatchObject([
      { actual: null, attainment: null, problem: 'There is no such param.' },
      { actual: null, attainment: null, problem: null },
    ]);
    await expect(serviceOf({ away: actual('away') }).service.measure(caller, half)).rejects.toThrow('away');
  });
});
