import type { Interval, MetricFilter } from '@pulso/contract';
import { findMetric } from '@pulso/domain';
import { requestOf, type Question } from '../../../test/metric-question.ts';
import { useTestStore } from '../../../test/use-test-store.ts';
import { randomRows, seededDice } from '../../../test/random-rows.ts';
import { planReading } from './plan.ts';
import { readMetric } from './read-metric.ts';

const from = Date.parse('2026-03-25T00:00Z');
const to = Date.parse('2026-04-04T00:00Z');
/** A name that every row has and no rollup keeps: filtering by it changes nothing but the path. */
const rawOnly: MetricFilter = { dimension: 'properties.nowhere', op: 'in', values: [''] };
const metricIds = ['nps', 'csat', 'events', 'revenue', 'feedback_responses'];

/** Squares of amounts are doubles, which differ in their last digits with the order of addition. */
const rounded = (reading: unknown): unknown =>
  JSON.parse(
    JSON.stringify(reading, (key, value: unknown) =>
      key === 'squares' ? Number(value).toPrecision(12) : typeof value === 'bigint' ? String(value) : value,
    ),
  );
const sorted = (reading: unknown): unknown =>
  JSON.parse(JSON.stringify(reading), (_key, value: unknown) =>
    Array.isArray(value) && typeof value[0] === 'object' && 'score' in value[0]
      ? value.map((bar) => JSON.stringify(bar)).sort()
      : value,
  );

describe('a rollup', () => {
  const test = useTestStore();
  const roll = seededDice(99);
  const questions = Array.from({ length: 40 }, (): Question & { id: string } => {
    const start = from + roll(4) * 86_400_000 + (roll(2) ? roll(86_400_000) : 0);
    const end = start + 4 * 3_600_000 + roll(4 * 86_400_000);
    const interval = [undefined, 'hour', 'day', 'week', 'month'][roll(5)] as Interval | undefined;
    const groupBy = ['channel', 'source', 'area', 'stage'].filter(() => roll(4) === 0).slice(0, 3);
    const filters: MetricFilter[] =
      roll(3) === 0 ? [{ dimension: 'channel', op: roll(2) ? 'in' : 'not_in', values: ['web', ''] }] : [];
    const tz = ['UTC', 'Europe/Madrid', 'America/New_York', 'Asia/Kolkata'][roll(4)]!;
    const window = { from: new Date(start).toISOString(), to: new Date(Math.min(to, end)).toISOString() };
    return {
      ...window,
      id: metricIds[roll(metricIds.length)]!,
      tz,
      groupBy,
      filters,
      ...(interval && { interval }),
    };
  });

  beforeAll(async () => {
    const rows = randomRows(1, 4000, from, to);
    for (let start = 0; start < rows.length; start += 1000)
      await test.insert(rows.slice(start, start + 1000));
  });

  const read = (question: Question & { id: string }, filters: MetricFilter[]) =>
    readMetric(test.store, requestOf({ ...question, filters }), findMetric(question.id)!.bind({}));

  it.each(questions.map((question) => [JSON.stringify(question), question] as const))(
    'answers as raw does: %s',
    async (_text, question) => {
      const filters = question.filters ?? [];
      expect(sorted(rounded(await read(question, filters)))).toEqual(
        sorted(rounded(await read(question, [...filters, rawOnly]))),
      );
    },
  );

  it('takes both paths in these questions', () => {
    const plans = questions.map((question) =>
      planReading(requestOf(question), ['channel', 'source', 'area', 'stage']),
    );
    expect(plans.filter(({ rolled }) => rolled).length).toBeGreaterThan(10);
    expect(plans.filter(({ rolled }) => !rolled).length).toBeGreaterThan(2);
    expect(plans.filter(({ rolled, raw }) => rolled && raw.length > 0).length).toBeGreaterThan(5);
  });

  it('answers from the rollup, not from raw, when it can', async () => {
    await test.execute('ALTER TABLE event_hourly DELETE WHERE 1 SETTINGS mutations_sync = 2');
    const whole = { id: 'events', from: '2026-03-26T00:00Z', to: '2026-03-28T00:00Z' };
    expect((await read(whole, [])).total).toEqual({ events: 0 });
  });
});
