import { metricQuery } from '@pulso/contract';
import { measureCells, type CellJob, type Measure } from '@pulso/domain';
import type { MetricReading } from '@pulso/event-store';
import type { ComputePool } from '../platform/compute/compute-pool.ts';
import { composeAnswer } from './compose-answer.ts';
import { HeavyAnswers } from './heavy-answers.ts';
import { KeptModels } from './kept-models.ts';
import { settleQuestion } from './metric-question.ts';

const now = Date.parse('2026-03-01T00:00:00Z');
const query = metricQuery.parse({
  metric: 'cltv_contractual',
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
  groupBy: 'channel',
  interval: 'week',
});
const question = settleQuestion(query, 'main', now);
const cell = (...survivors: number[]) => ({ survivors });
const nobody = cell();
const web = cell(1000, 631, 468, 382);
const reading: MetricReading<'renewals'> = {
  total: web,
  series: [
    { group: { channel: 'web' }, total: web, points: [nobody, cell(100, 50, 40), nobody, nobody, nobody] },
  ],
  truncated: false,
};
const refer = ({ n }: { n: number }) => `ref ${n}`;
const referring = { refer, pointEvidence: true };

/** A shelf for documents that stays empty. */
const noDocuments = { find: async () => null, put: async () => 1 };

/** A pool that computes here, and remembers what it was asked. */
function poolOf(answer?: (jobs: readonly CellJob[]) => Measure[]) {
  const asked: (readonly CellJob[])[] = [];
  const run = async (_task: string, id: string, params: unknown, jobs: readonly CellJob[]) => {
    asked.push(jobs);
    return answer ? answer(jobs) : measureCells(id, params, jobs);
  };
  const heavy = new HeavyAnswers(
    { run } as unknown as ComputePool,
    new KeptModels({ documents: noDocuments } as never),
  );
  return { asked, heavy };
}

describe('HeavyAnswers', () => {
  it('composes what is composed at once', async () => {
    const { heavy } = poolOf();
    const answer = await heavy.compose({ query, params: {} }, question, reading, 'admin', now, referring);
    expect(answer).toEqual(composeAnswer(question, reading, 'admin', now, referring));
    expect(answer.series[0]?.points[1]).toMatchObject({ n: 100, evidence: 'ref 100' });
  });

  it('computes a cell once that stands for total and group', async () => {
    const { asked, heavy } = poolOf();
    await heavy.compose({ query, params: {} }, question, reading, 'admin', now, referring);
    expect(asked[0]?.filter((job) => job.cell === web)).toHaveLength(1);
    expect(asked[0]).toHaveLength(6);
  });

  it('keeps the last good model for the same question of a later window', async () => {
    const model = { purchases: { per: 'week' }, spend: {} } as never;
    const { asked, heavy } = poolOf((jobs) => jobs.map(() => ({ value: 1, n: 1, model })));
    const ask = (changes: object) => {
      const next = { ...query, ...changes };
      return heavy.compose({ query: next, params: {} }, question, reading, 'admin', now, referring);
    };
    await ask({});
    await ask({ from: '2026-01-02T00:00:00Z' });
    await ask({ params: { period: 'year' } });
    expect(asked.map(([total]) => total?.context.lastGood)).toEqual([undefined, model, undefined]);
  });
});
