import {
  fitAnswer,
  lifetimeValueAnswer,
  modelCard,
  modelReport,
  type EvidenceList,
  type MetricAnswer,
  type Problem,
} from '@pulso/contract';
import { buildEvent } from '@pulso/testing';
import { sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

const year = { from: '2025-01-01T00:00:00Z', to: '2026-01-01T00:00:00Z' };
const calibrated = { ...year, calibration_end: '2025-08-31' };
const dayMs = 86_400_000;
const patienceMs = 60_000;

/** 300 customers: every third bought once, the others up to five times, some of them again in the holdout. */
const orders = Array.from({ length: 300 }, (_, index) => {
  const first = Date.parse('2025-01-05T10:00:00Z') + (index % 60) * dayMs;
  const purchases = index % 3 === 0 ? 1 : 2 + (index % 4);
  return Array.from({ length: purchases }, (_purchase, turn) =>
    buildEvent('order', {
      occurredAt: new Date(first + turn * (20 + (index % 50)) * dayMs).toISOString(),
      customer: { id: `buyer-${index}` },
      money: { amount: String(10 + ((index * 7 + turn) % 40)), currency: 'EUR' },
      order: { id: `order-${index}-${turn}`, action: 'completed' },
    }),
  );
}).flat();

describe('models', () => {
  let api: RunningApi;
  const call = async (path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${api.readKey}`, 'content-type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    return (await fetch(`${api.url}/api/${path}`, init)).json();
  };

  beforeAll(async () => {
    api = await startApi();
    await sendEvents(api, orders, { 'pulso-backfill': 'true' });
    await whenDrained(api.url);
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('are listed, and told with what was published', async () => {
    expect(modelCard.array().parse(await call('models'))).toHaveLength(2);
    for (const id of ['bg-nbd-gamma-gamma', 'shifted-beta-geometric']) {
      const report = modelReport.parse(await call(`models/${id}`));
      expect(report.published.filter(({ agrees }) => !agrees)).toEqual([]);
      expect(report.own).toBeNull();
    }
  });

  it(
    'are tested on what they were not shown',
    async () => {
      const report = modelReport.parse(
        await call(`models/bg-nbd-gamma-gamma?${new URLSearchParams(calibrated)}`),
      );
      const { own } = report;
      expect(own).toMatchObject({
        customers: 300,
        currency: 'EUR',
        calibrationEnd: '2025-08-31',
        failures: [],
      });
      expect(own?.purchases?.params.r).toBeGreaterThan(0);
      expect(own?.backTest?.histogram.reduce((sum, { actual }) => sum + actual, 0)).toBe(300);
      expect(own?.backTest?.tracking.at(-1)).toMatchObject({ until: '2025-12-31', isHoldout: true });
    },
    patienceMs,
  );

  it(
    'give a number, the people behind it and the value of each',
    async () => {
      const { calibration_end } = calibrated;
      const question = { metric: 'cltv_predicted', ...year, params: { calibration_end } };
      const { total } = (await call('query', question)) as MetricAnswer;
      expect(total).toMatchObject({ n: 300, unit: 'EUR' });
      const list = (await call(
        `evidence?ref=${encodeURIComponent(total.evidence!)}&limit=200`,
      )) as EvidenceList;
      expect(list).toMatchObject({ total: 300, entity: 'customer' });
      const customers = Array.from({ length: 300 }, (_, index) => `buyer-${index}`);
      const values = lifetimeValueAnswer.parse(
        await call('models/lifetime-value', { ...calibrated, customers: [...customers, 'nobody'] }),
      );
      expect(values.missing).toEqual(['nobody']);
      expect(values.customers.map(({ customer }) => customer)).toEqual(customers);
      expect(values.customers.reduce((sum, { cltv }) => sum + cltv!, 0)).toBeCloseTo(total.numerator!, 3);
      expect(values.customers[0]).toMatchObject({ person: 'c:buyer-0', x: 0, tx_days: 0, m: 0, p_alive: 1 });
    },
    patienceMs,
  );

  it(
    'are fitted to a table of 50,000 customers while others ask',
    async () => {
      const customers = Array.from({ length: 50_000 }, (_, index) => {
        const x = index % 4;
        return { x, tx: x && 1 + (index % 20), T: 30 + (index % 9), m: x && 10 + (index % 997) / 10 };
      });
      const fitting = call('models/bg-nbd/fit', { unit: 'week', customers });
      let isFitted = false;
      void fitting.then(() => (isFitted = true));
      let answered = 0;
      while (!isFitted) {
        await fetch(`${api.url}/health/live`);
        answered += 1;
      }
      const fit = fitAnswer.parse(await fitting);
      expect(fit).toMatchObject({ customers: 50_000, failures: [], purchases: { n: 50_000, unit: 'week' } });
      expect(answered).toBeGreaterThan(20);
    },
    patienceMs,
  );

  it.each([
    ['models/markov', undefined, 'not_found', 'bg-nbd-gamma-gamma'],
    ['models/bg-nbd-gamma-gamma?from=2025-01-01T00:00:00Z', undefined, 'invalid_query', 'to'],
    ['models/bg-nbd/fit', { customers: [{ x: 1, tx: 9, T: 3 }] }, 'invalid_query', 'customers.0'],
    ['models/bg-nbd/fit', { unit: 'hour', customers: [{ x: 0, tx: 0, T: 3 }] }, 'invalid_query', 'unit'],
    [
      'models/lifetime-value',
      { ...year, tz: 'Mars/Base', customers: ['a'] },
      'unknown_time_zone',
      'Mars/Base',
    ],
    ['query', { metric: 'cltv_predicted', ...year, params: { unit: 'hour' } }, 'invalid_query', 'week'],
  ])('%s with %j is answered with %s', async (path, body, code, allowed) => {
    const problem = (await call(path, body)) as Problem;
    expect(problem.code).toBe(code);
    expect(JSON.stringify(problem)).toContain(allowed);
  });

  it('say that there is too little history', async () => {
    const few = { unit: 'week', customers: [{ x: 1, tx: 2, T: 3, m: 4 }] };
    const fit = fitAnswer.parse(await call('models/bg-nbd/fit', few));
    expect(fit).toMatchObject({ purchases: null, spend: null });
    expect(fit.failures.map(({ code }) => code)).toEqual(['insufficient_history', 'insufficient_history']);
  });
});
