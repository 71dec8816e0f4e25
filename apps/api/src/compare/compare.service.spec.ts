import { comparisonQuery, metricAnswer, type MetricAnswer, type MetricQuery } from '@pulso/contract';
import { answerValue, findMetric, type Measure } from '@pulso/domain';
import type { MetricAnswerer } from '../platform/metric-answerer.ts';
import { CompareService } from './compare.service.ts';

const caller = { workspaceId: 'main', role: 'admin' } as const;
const june = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const july = { from: '2026-07-01T00:00:00Z', to: '2026-08-01T00:00:00Z' };
const asOfMs = Date.parse('2026-09-01T00:00:00Z');

/** Answers of the registry's own NPS over counts by channel, as the api would give them. */
function answererOf(counts: Record<string, Record<string, [number, number]>>): {
  asked: MetricQuery[];
  answerer: MetricAnswerer;
} {
  const asked: MetricQuery[] = [];
  const answer = async (_caller: unknown, query: MetricQuery): Promise<MetricAnswer> => {
    asked.push(query);
    const metric = findMetric(query.metric)!;
    const bound = metric.bind({});
    const measure = (pairs: [number, number][]): Measure => {
      const [promoters, detractors] = pairs.reduce(([p, d], [q, e]) => [p + q, d + e], [0, 0]);
      const bar = (score: number, answers: number) => ({
        ...{ min: 0, max: 10, direction: 'higher_is_better' as const },
        ...{ score, answers },
      });
      return bound.compute([bar(9, promoters), bar(0, detractors)] as never, {
        elapsedSeconds: 1,
        untilMs: asOfMs,
      });
    };
    const window = { fromMs: Date.parse(query.from), toMs: Date.parse(query.to), tz: 'UTC' };
    const valueOf = (pairs: [number, number][]) =>
      answerValue(measure(pairs), metric, window, asOfMs, 'admin');
    const found = counts[query.from.slice(0, 7)] ?? {};
    const series = Object.entries(found).map(([channel, pair]) => ({
      group: { channel },
      total: valueOf([pair]),
      points: [],
    }));
    return metricAnswer.parse({ metric: query.metric, total: valueOf(Object.values(found)), series });
  };
  return { asked, answerer: { answer } };
}

const ask = (service: CompareService, changes: object = {}) =>
  service.compare(caller, comparisonQuery.parse({ metric: 'nps', now: july, before: june, ...changes }));

describe('CompareService', () => {
  const counts = {
    '2026-06': { web: [300, 100], store: [300, 100] },
    '2026-07': { web: [300, 100], store: [100, 300] },
  } as Record<string, Record<string, [number, number]>>;

  it('says what moved, and who moved it, to the last digit', async () => {
    const { answerer, asked } = answererOf(counts);
    const told = await ask(new CompareService(answerer), { by: 'channel' });
    expect(told.difference).toMatchObject({ value: -50, verdict: 'moved' });
    expect(told.contributors?.map(({ group, total }) => [group['channel'], total])).toEqual([
      ['store', -50],
      ['web', 0],
    ]);
    expect(told.contributors?.[0]).toMatchObject({ verdict: 'moved', rate: -50, mix: 0 });
    expect(told.rest).toBeCloseTo(0, 12);
    expect(asked.map(({ groupBy }) => groupBy)).toEqual([['channel'], ['channel']]);
  });

  it('counts a group that is new', async () => {
    const { answerer } = answererOf({
      '2026-06': { web: [300, 100] },
      '2026-07': { web: [300, 100], chat: [0, 400] },
    });
    const told = await ask(new CompareService(answerer), { by: 'channel' });
    const sum = told.contributors!.reduce((all, { total }) => all + total, 0);
    expect(sum).toBeCloseTo(told.difference.value!, 10);
    expect(told.contributors!.find(({ group }) => group['channel'] === 'chat')).toMatchObject({
      before: { value: null, n: 0 },
      verdict: 'too_few',
    });
  });

  it('has no difference when a side has no value', async () => {
    const { answerer } = answererOf({ '2026-07': counts['2026-07']! });
    const told = await ask(new CompareService(answerer), { by: 'channel' });
    expect(told).toMatchObject({ difference: { value: null, verdict: 'too_few' } });
    expect(told.contributors).toBeUndefined();
  });

  it('adds the filters of each side to the shared ones', async () => {
    const { answerer, asked } = answererOf(counts);
    await ask(new CompareService(answerer), {
      filters: { area: 'sales' },
      now: { ...july, filters: { channel: 'web' } },
    });
    expect(asked.map(({ filters }) => filters.map(({ dimension }) => dimension))).toEqual([
      ['area', 'channel'],
      ['area'],
    ]);
  });
});
