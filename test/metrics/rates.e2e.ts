import type { KnownRates, MetricAnswer, Problem } from '@pulso/contract';
import { buildEvent } from '@pulso/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

const january = { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' };

describe('rates of currencies', () => {
  let api: RunningApi;
  let cookie: string;
  const call = (method: string, path: string, body?: string, headers?: Record<string, string>) =>
    fetch(`${api.url}${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), cookie, ...headers },
      ...(body && { body }),
    });
  const ask = async (metric: string, params: object): Promise<MetricAnswer> =>
    (await (
      await call('POST', '/api/query', JSON.stringify({ metric, ...january, params }))
    ).json()) as MetricAnswer;

  beforeAll(async () => {
    api = await startApi();
    cookie = '';
    const who = { email: 'admin@pulso.local', password: 'a-password-of-the-tests' };
    const signedIn = await call('POST', '/api/session', JSON.stringify(who));
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const money = (amount: string, currency: string) => ({ money: { amount, currency } });
    const occurredAt = '2026-01-12T10:00:00Z';
    await sendEvents(
      api,
      [
        buildEvent('spend', { occurredAt, ...money('1000', 'SEK'), spend: { category: 'media' } }),
        buildEvent('order', {
          ...{ occurredAt, ...money('5000', 'SEK'), customer: { id: 'kim' } },
          order: { id: 'o1', action: 'completed' },
        }),
        buildEvent('order', {
          ...{ occurredAt, ...money('26400', 'JPY'), customer: { id: 'ann' } },
          order: { id: 'o2', action: 'completed' },
        }),
      ],
      { 'pulso-backfill': 'true' },
    );
    await whenDrained(api.url);
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('are taken as JSON and as CSV, and used from then on', async () => {
    const before = await ask('revenue', { currency: 'EUR' });
    expect(before.total).toMatchObject({ value: null, n: 0 });
    expect(before.total.warnings.map(({ code }) => code)).toContain('missing_rate');
    const rows = [{ currency: 'SEK', base: 'EUR', date: '2026-01-10', rate: 0.1 }];
    expect((await call('PUT', '/api/rates', JSON.stringify(rows))).status).toBe(200);
    const csv = 'date;currency;base;rate\n2026-01-12;JPY;EUR;0.005\n';
    const put = await call('PUT', '/api/rates', csv, { 'content-type': 'text/csv' });
    expect(put.status).toBe(200);
    const known = (await (await call('GET', '/api/rates')).json()) as KnownRates[];
    expect(known.map(({ currency, newest }) => [currency, newest])).toEqual([
      ['JPY', 0.005],
      ['SEK', 0.1],
    ]);
    // An answer may be shared for a second.
    await delay(1100);
    const { total } = await ask('revenue', { currency: 'EUR' });
    expect(total).toMatchObject({ value: 632, unit: 'EUR', n: 2, parts: { amount_JPY: 26_400 } });
  });

  it('leave a ratio of kronor as it is', async () => {
    for (const currency of ['', 'EUR', 'USD']) {
      const params = { currency, acquired: '' };
      const answer = await call(
        'POST',
        '/api/query',
        JSON.stringify({ metric: 'cltv_to_coca', ...january, params, filters: { currency: 'SEK' } }),
      );
      expect(((await answer.json()) as MetricAnswer).total.value).toBe(5);
    }
  });

  it('never add up by themselves', async () => {
    const { total } = await ask('revenue', {});
    expect(total).toMatchObject({ value: null, parts: { amount_JPY: 26_400, amount_SEK: 5000 } });
  });

  it('are refused when they are wrong, or nobody may write them', async () => {
    const wrong = await call('PUT', '/api/rates', JSON.stringify([{ currency: 'SEK', base: 'SEK' }]));
    expect([wrong.status, ((await wrong.json()) as Problem).code]).toEqual([400, 'bad_request']);
    const key = await call('PUT', '/api/rates', '[]', { cookie: '', authorization: `Bearer ${api.readKey}` });
    expect(key.status).toBe(403);
  });
});
