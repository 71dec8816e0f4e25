import { waitFor } from '@pulso/testing';
import { startApi, type RunningApi } from '../support/start-api.ts';

const admin = { email: 'admin@pulso.local', password: 'a-password-of-the-tests' };
const from = new Date(Date.now() - 3_600_000).toISOString();
const to = new Date(Date.now() + 3_600_000).toISOString();
const order = (id: string, customer: object) => ({
  kind: 'order',
  customer,
  order: { id },
  money: { amount: 10, currency: 'EUR' },
});

describe('people', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const bearer = () => ({ authorization: `Bearer ${api.readKey}`, 'content-type': 'application/json' });
  const send = async (events: object[]) => {
    const answer = await fetch(`${api.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.writeKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(events),
    });
    expect(answer.status).toBeLessThan(300);
  };
  const get = async (path: string) => {
    const answer = await fetch(`${api.url}/api/${path}`, { headers: bearer() });
    return { status: answer.status, link: answer.headers.get('link'), body: (await answer.json()) as never };
  };
  const ask = async (metric: string, params: object = {}) => {
    const body = JSON.stringify({ metric, from, to, params });
    const answer = await fetch(`${api.url}/api/query`, { method: 'POST', headers: bearer(), body });
    return ((await answer.json()) as { total: { value: number | null; n: number; evidence?: string | null } })
      .total;
  };
  const untilCustomers = (expected: number) =>
    waitFor(async () => (await ask('customers')).value === expected, {
      what: `${expected} customers`,
      timeoutMs: 20_000,
      everyMs: 200,
    });

  it('are one after logging in on two devices, and two again when a wrong merge is undone', async () => {
    await send([order('o1', { anonymousId: 'phone' }), order('o2', { anonymousId: 'laptop' })]);
    await untilCustomers(2);
    const before = (await ask('customers')).evidence;
    await send([
      { kind: 'profile', customer: { id: 'ana', anonymousId: 'phone' } },
      { kind: 'profile', customer: { id: 'ana', anonymousId: 'laptop' } },
    ]);
    await untilCustomers(1);
    await send([order('o3', { id: 'bo' })]);
    await untilCustomers(2);
    await send([
      { kind: 'identity', customer: { id: 'ana' }, identity: { action: 'merge', previousId: 'bo' } },
    ]);
    await untilCustomers(1);
    expect((await get('customers/bo')).body).toMatchObject({
      ...{ person: 'c:ana', ids: ['c:ana', 'c:bo', 'v:laptop', 'v:phone'], orders: 3 },
      revenue: [{ currency: 'EUR', amount: '30' }],
    });
    await send([
      { kind: 'identity', customer: { id: 'ana' }, identity: { action: 'unmerge', previousId: 'bo' } },
    ]);
    await untilCustomers(2);
    expect((await get('customers/bo')).body).toMatchObject({ person: 'c:bo', ids: ['c:bo'], orders: 1 });
    if (before) {
      const { body } = await get(`evidence?ref=${encodeURIComponent(before)}`);
      expect((body as { items: { person: string }[] }).items.map(({ person }) => person).sort()).toEqual([
        'v:laptop',
        'v:phone',
      ]);
    }
  }, 90_000);

  it('do not become one by a device that two of them use', async () => {
    await send([
      { kind: 'profile', customer: { id: 'cy', anonymousId: 'kiosk' } },
      { kind: 'profile', customer: { id: 'di', anonymousId: 'kiosk' } },
    ]);
    const shared = await waitFor(
      async () => {
        const { body: cy } = await get('customers/cy');
        return (cy as { sharedDevices?: string[] }).sharedDevices?.length === 1 && cy;
      },
      { what: 'a shared device', timeoutMs: 20_000, everyMs: 200 },
    );
    expect(shared).toMatchObject({ person: 'c:cy', sharedDevices: ['v:kiosk'], isSharedDevice: false });
    expect((await get('customers/v:kiosk-of-nobody')).status).toBe(404);
  }, 60_000);

  it('have a timeline, page by page, and refuse a made-up cursor', async () => {
    const first = await get('customers/ana/timeline?limit=2');
    const { items, next } = first.body as { items: unknown[]; next: string };
    expect(items).toHaveLength(2);
    expect(first.link).toContain(`cursor=${next}>; rel="next"`);
    const rest = (await get(`customers/ana/timeline?limit=200&cursor=${next}`)).body as { next: null };
    expect(rest.next).toBeNull();
    expect((await get('customers/ana/timeline?cursor=made-up')).body).toMatchObject({
      code: 'invalid_query',
    });
    expect((await get('customers/ana/timeline?limit=201')).status).toBe(400);
  });

  const healthModel = {
    components: [
      { kind: 'orders', weight: 0.4, target: { zero: 0, full: 2 } },
      { kind: 'affinity', weight: 0.6, target: { zero: 0, full: 100 } },
    ],
    newForDays: 0,
  };
  const keepHealthModel = async (model: object) => {
    const session = await fetch(`${api.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(admin),
    });
    const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? '';
    const put = await fetch(`${api.url}/api/health-models/mine`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify(model),
    });
    expect(put.status).toBe(200);
  };

  it('are scored by the health model of the company, part by part', async () => {
    await keepHealthModel(healthModel);
    expect((await get('customers/bo/health?model=mine')).body).toMatchObject({
      ...{ person: 'c:bo', model: 'mine', score: 50, coverage: 0.4, provisional: true, band: { id: 'risk' } },
      components: [
        { kind: 'orders', weight: 0.4, value: 1, score: 50 },
        { kind: 'affinity', weight: 0.6, value: null, score: null },
      ],
    });
    const { value } = await ask('health_score', { model: 'mine' });
    expect(value).toBe(75);
    expect((await get('customers/bo/health?model=none')).status).toBe(404);
    expect((await get('customers/bo/experience')).body).toMatchObject({ score: null, signals: 0 });
  });

  it('stay in the list behind a score when the model changes under it', async () => {
    const before = await ask('health_score', { model: 'mine' });
    await keepHealthModel({ ...healthModel, newForDays: 365 });
    expect(await ask('health_score', { model: 'mine' })).toMatchObject({ value: null, n: 0 });
    const list = (await get(`evidence?ref=${before.evidence}`)).body as { items: object[] };
    expect(before.n).toBeGreaterThan(0);
    expect(list.items).toHaveLength(before.n);
  });
});
