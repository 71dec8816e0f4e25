import type {
  Configured,
  EventInput,
  EvidenceList,
  Goal,
  GoalsAttainment,
  MetricAnswer,
  MetricValue,
  Problem,
} from '@pulso/contract';
import { jest } from '@jest/globals';
import { buildEvent } from '@pulso/testing';
import { sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

/** Each list is two queries, and there are dozens. */
jest.setTimeout(60_000);
const may = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
type Deal = Extract<EventInput, { kind: 'deal' }>['deal'];

describe('the way of a customer to a deal, and the goals for it', () => {
  let api: RunningApi;
  let cookie: string;
  const call = (method: string, path: string, body?: object, headers: Record<string, string> = { cookie }) =>
    fetch(`${api.url}${path}`, {
      method,
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  const ask = async (metric: string, params: object = {}, changes: object = {}): Promise<MetricAnswer> =>
    (await (await call('POST', '/api/query', { metric, ...may, params, ...changes })).json()) as MetricAnswer;
  const behind = async (value: MetricValue): Promise<EvidenceList> => {
    const list = await call('GET', `/api/evidence?ref=${encodeURIComponent(value.evidence ?? '')}`);
    if (!list.ok) throw new Error(`${JSON.stringify(value)} has no list: ${await list.text()}`);
    return (await list.json()) as EvidenceList;
  };
  /** Every value of an answer with the length of its list; both are the same when the product keeps its word. */
  const lengths = async ({ total, series }: MetricAnswer): Promise<[n: number, listed: number][]> => {
    const values = [total, ...series.flatMap((one) => [one.total, ...one.points])].filter(({ n }) => n > 0);
    const pairs: [n: number, listed: number][] = [];
    for (const value of values) pairs.push([value.n, (await behind(value)).total]);
    return pairs;
  };

  beforeAll(async () => {
    api = await startApi();
    const credentials = { email: 'admin@pulso.local', password: 'a-password-of-the-tests' };
    const signedIn = await call('POST', '/api/session', credentials, {});
    cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const visit = (id: number, name: string, day: number, channel: string) =>
      buildEvent('touchpoint', {
        occurredAt: `2026-05-${String(day).padStart(2, '0')}T10:00:00Z`,
        ...{ customer: { id: `c${id}` }, name, channel, area: channel === 'phone' ? 'desk' : 'shop' },
      });
    const people = Array.from({ length: 20 }, (_, id) => id);
    const deal = (id: string, day: number, input: Omit<Deal, 'id'>, amount: number, channel: string) =>
      buildEvent('deal', {
        occurredAt: `2026-05-${String(day).padStart(2, '0')}T10:00:00Z`,
        ...{ customer: { id }, deal: { id, ...input }, money: { amount, currency: 'EUR' }, channel },
      });
    await sendEvents(
      api,
      [
        ...people.map((id) => visit(id, 'asked', 1 + id, id % 2 ? 'web' : 'phone')),
        ...people.slice(0, 10).map((id) => visit(id, 'offered', 3 + id, 'phone')),
        ...people.slice(0, 5).map((id) => visit(id, 'signed', 8 + id, 'web')),
        ...people.map((id) =>
          deal(
            `d${id}`,
            1 + id,
            { action: 'created', probability: 0.5, expectedCloseAt: '2026-06-15' },
            100,
            'web',
          ),
        ),
        ...people.slice(0, 8).map((id) => deal(`d${id}`, 11 + id, { action: 'won' }, 100, 'web')),
        ...people.slice(8, 12).map((id) => deal(`d${id}`, 12 + id, { action: 'lost' }, 100, 'web')),
      ],
      { 'pulso-backfill': 'true' },
    );
    await whenDrained(api.url);
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('has as many journeys as it says, at each step, group and point', async () => {
    const params = { steps: 'asked,offered,signed' };
    const answer = await ask('stage_conversion', params);
    expect(answer.series.map(({ group, total }) => [group['step'], total.numerator, total.value])).toEqual([
      ['asked', 20, 100],
      ['offered', 10, 50],
      ['signed', 5, 25],
    ]);
    for (const rate of ['overall', 'step']) {
      const split = await ask(
        'stage_conversion',
        { ...params, rate },
        { groupBy: 'channel', interval: 'month' },
      );
      for (const [n, listed] of await lengths(split)) expect(listed).toBe(n);
    }
  });

  it.each([
    ['time_between', { start: 'asked', end: 'signed' }],
    ['handoffs', {}],
    ['channel_transitions', {}],
    ['multichannel_share', {}],
    ['deals', { counted: 'won' }],
    ['win_rate', {}],
    ['sales_cycle_time', {}],
    ['pipeline_forecast', {}],
    ['pipeline_coverage', { target: 1000 }],
    ['forecast_calibration', {}],
  ])('lists what is behind %s, its groups and points', async (metric, params) => {
    const answer = await ask(metric, params, { groupBy: 'channel', interval: 'month' });
    expect(answer.total.value).not.toBeNull();
    for (const [n, listed] of await lengths(answer)) expect(listed).toBe(n);
  });

  it('measures goals and adds them up', async () => {
    const body = { name: 'Deals', metric: 'deals', params: { counted: 'won' }, ...may, department: 'sales' };
    const put = (id: string, changes: object) => call('PUT', `/api/goals/${id}`, { ...body, ...changes });
    expect((await put('ana', { employee: 'ana', target: 10 })).status).toBe(200);
    expect((await put('ben', { employee: 'ben', target: 10 })).status).toBe(200);
    const { goals, rollUps } = (await (await call('GET', '/api/goals/attainment')).json()) as GoalsAttainment;
    expect(goals).toMatchObject([
      { id: 'ana', actual: 8, target: 10, attainment: 0.8, elapsed: 1, pace: 0.8 },
      { id: 'ben', actual: 8 },
    ]);
    expect(
      rollUps.map(({ level, actual, target, attainment }) => [level, actual, target, attainment]),
    ).toEqual([
      ['company', 16, 20, 0.8],
      ['department', 16, 20, 0.8],
      ['employee', 8, 10, 0.8],
      ['employee', 8, 10, 0.8],
    ]);
    const kept = (await (await call('GET', '/api/goals/ana')).json()) as Configured<Goal>;
    expect(kept.body).toMatchObject({ employee: 'ana', tz: 'UTC' });
    expect((await call('DELETE', '/api/goals/ben')).status).toBe(204);
  });

  it('refuses a goal that nobody could measure', async () => {
    const body = { name: 'Odd', metric: 'happiness', target: 1, ...may };
    const refused = await call('PUT', '/api/goals/odd', body);
    expect(refused.status).toBe(400);
    expect(((await refused.json()) as Problem).errors?.[0]?.path).toBe('metric');
    expect((await call('PUT', '/api/goals/odd', { ...body, metric: 'deals', from: may.to })).status).toBe(
      400,
    );
  });
});
