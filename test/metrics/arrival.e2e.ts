import type { EventInput, MetricAnswer, MetricDefinition, MetricValue } from '@pulso/contract';
import { jest } from '@jest/globals';
import { waitFor } from '@pulso/testing';
import fc from 'fast-check';
import { sendEvents } from '../live/support/api-calls.ts';
import { call } from '../real-data/support/calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';
import { randomCompany, tell, twoMonths } from './support/random-company.ts';

jest.setTimeout(300_000);
const backfill = { 'pulso-backfill': 'true' };
/** What some metrics need to be about anything. */
const paramsOf: Readonly<Record<string, object>> = {
  response_rate: { of: 'shown' },
  driver_importance: { drivers: 'csat,ces' },
  stage_conversion: { steps: 'find,buy,use', on: 'stage' },
  slo_burn_rate: { value: 'ok' },
  event_share: { value: 'ok' },
  ...Object.fromEntries(
    ['property_sum', 'property_mean', 'property_quantile'].map((id) => [id, { property: 'load' }]),
  ),
};
/** More questions at once would wait for each other longer than a question may take. */
const atOnce = 2;
/** They tell how old news is by the clock of whoever asks, not what happened. */
const aboutNow = ['freshness'];

describe('whatever the way of events into the product', () => {
  let api: RunningApi;
  let ids: string[];
  const ask = (metric: string, source: string): Promise<MetricAnswer> => {
    const params = paramsOf[metric] ?? {};
    return call(api, 'query', {
      metric,
      ...twoMonths,
      params,
      interval: 'month',
      filters: { source: [source] },
    });
  };
  const deliver = async (batches: readonly EventInput[][]) => {
    for (const batch of batches) await sendEvents(api, batch, backfill);
    await whenDrained(api.url);
  };
  const askAll = async (source: string): Promise<Record<string, MetricAnswer>> => {
    const answers: Record<string, MetricAnswer> = {};
    for (let start = 0; start < ids.length; start += atOnce)
      for (const answer of await Promise.all(ids.slice(start, start + atOnce).map((id) => ask(id, source))))
        answers[answer.metric] = answer;
    return answers;
  };
  beforeAll(async () => {
    api = await startApi();
    const known = await call<MetricDefinition[]>(api, 'metrics');
    ids = known.map(({ id }) => id).filter((id) => !aboutNow.includes(id));
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('every metric says the same: shuffled, in other batches, late and told twice', async () => {
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(randomCompany, fc.integer({ min: 1, max: 2 ** 31 - 2 }), async (drafts, seed) => {
        runs += 1;
        const [once, anyhow] = [`once${runs}`, `anyhow${runs}`];
        await deliver([tell(drafts, once)]);
        const roll = dice(seed);
        const events = tell(drafts, anyhow);
        const repeated = events.filter(() => roll() < 0.3);
        const shuffled = [...events, ...repeated]
          .map((event) => ({ event, at: roll() }))
          .sort((a, b) => a.at - b.at);
        const batches: EventInput[][] = [[]];
        for (const { event } of shuffled) {
          if (roll() < 0.05) batches.push([]);
          batches.at(-1)?.push(event);
        }
        await deliver(batches.slice(0, 1).filter((batch) => batch.length > 0));
        const early = await ask('events', anyhow);
        await deliver(batches.slice(1).filter((batch) => batch.length > 0));
        // Who is who is worked out a moment after the events are in.
        await waitFor(
          async () => (await ask('people', anyhow)).total.n === (await ask('people', once)).total.n,
          {
            what: 'the merged people',
            timeoutMs: 20_000,
            everyMs: 500,
          },
        );
        const [expected, told] = [await askAll(once), await askAll(anyhow)];
        expect(plain(told, anyhow)).toEqual(plain(expected, once));
        assertSound(Object.values(told));
        expect(early.total.n).toBeLessThan(told['events']?.total.n ?? 0);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  });
});

/** The minimal standard generator: the same shuffle for the same seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** What answers say of the company, without their moment and references; sums of doubles to 9 digits. */
function plain(answers: Readonly<Record<string, MetricAnswer>>, source: string): unknown {
  const moving = ['asOf', 'evidence', 'completeness', 'filters'];
  const text = JSON.stringify(answers, (key, value: unknown) =>
    moving.includes(key) ? undefined : typeof value === 'number' ? Number(value.toPrecision(9)) : value,
  );
  return JSON.parse(text.replaceAll(source, 'SOURCE')) as unknown;
}

/** Rates within their bounds, every number finite, every value within its interval, counts of people never negative. */
function assertSound(answers: readonly MetricAnswer[]): void {
  const values = answers.flatMap(({ metric, total, series }) =>
    [total, ...series.flatMap((one) => [one.total, ...one.points])].map((value) => ({ metric, ...value })),
  );
  expect(values.filter(isUnsound)).toEqual([]);
  expect(values.filter(({ value }) => value !== null).length).toBeGreaterThan(100);
}

function isUnsound({ value, unit, n, interval }: MetricValue): boolean {
  if (n < 0 || (n === 0 && value !== null && unit === '%')) return true;
  if (value === null) return false;
  if (!Number.isFinite(value)) return true;
  if (unit === '%' && (value < 0 || value > 100)) return true;
  // One answer's score lies outside of the adjusted interval, as in the published figures of NPS.
  const besideItsCentre = interval?.method === 'adjusted-wald' && n === 1;
  return (
    interval !== null &&
    !besideItsCentre &&
    (interval.low > interval.high || value < interval.low - 1e-9 || value > interval.high + 1e-9)
  );
}
