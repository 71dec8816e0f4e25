import type { Comparison, EventInput, EvidenceList, MetricAnswer, Problem } from '@pulso/contract';
import { buildEvent } from '@pulso/testing';
import { sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

const may = { from: '2026-05-01T00:00:00Z', to: '2026-06-01T00:00:00Z' };
const june = { from: '2026-06-01T00:00:00Z', to: '2026-07-01T00:00:00Z' };
const answers = (month: string, channel: string, score: number, count: number) =>
  Array.from({ length: count }, (_, index) =>
    buildEvent('feedback', {
      occurredAt: `2026-${month}-10T10:00:00Z`,
      channel,
      customer: { id: `${channel}-${score}-${index}` },
      feedback: { type: 'nps', score, survey: 'relationship' },
    }),
  );

describe('a number and what is behind it', () => {
  let api: RunningApi;
  const call = async <T>(path: string, body?: object, key = api.readKey): Promise<T> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    return (await fetch(`${api.url}${path}`, init)).json() as Promise<T>;
  };
  const ask = (question: object) => call<MetricAnswer>('/api/query', { metric: 'nps', ...june, ...question });
  const behind = (ref: string, more = '') =>
    call<EvidenceList>(`/api/evidence?ref=${encodeURIComponent(ref)}${more}`);
  const take = async (events: EventInput[]) => {
    await sendEvents(api, events, { 'pulso-backfill': 'true' });
    await whenDrained(api.url);
  };

  beforeAll(async () => {
    api = await startApi();
    await take([
      ...answers('05', 'web', 10, 60),
      ...answers('05', 'store', 10, 60),
      ...answers('06', 'web', 10, 60),
      ...answers('06', 'store', 2, 60),
    ]);
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  it('has as many entities as it says, for the total, each group and each point', async () => {
    const { total, series } = await ask({ groupBy: 'channel', interval: 'week' });
    const values = [total, ...series.flatMap((one) => [one.total, ...one.points])];
    const listed = await Promise.all(
      values.map(async ({ n, evidence }) => ({ n, total: evidence ? (await behind(evidence)).total : 0 })),
    );
    expect(listed.map((one) => one.total)).toEqual(values.map(({ n }) => n));
    expect(total.n).toBe(120);
    const store = await behind(series.find(({ group }) => group['channel'] === 'store')!.total.evidence!);
    expect(store).toMatchObject({ metric: 'nps', entity: 'answer', group: { channel: 'store' }, n: 60 });
    expect(new Set(store.items.map(({ person }) => person.startsWith('c:store-2-')))).toEqual(
      new Set([true]),
    );
  });

  it('is read page by page, each entity once', async () => {
    const { total } = await ask({});
    const ids: string[] = [];
    let cursor: string | null = '0';
    while (cursor !== null) {
      const page: EvidenceList = await behind(total.evidence!, `&limit=50&cursor=${cursor}`);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect([ids.length, new Set(ids).size]).toEqual([120, 120]);
  });

  it('keeps its list when more comes in', async () => {
    const before = (await ask({})).total;
    await take(answers('06', 'chat', 10, 5));
    expect((await ask({})).total.n).toBe(before.n + 5);
    expect((await behind(before.evidence!)).total).toBe(before.n);
  });

  it('is signed', async () => {
    const { evidence } = (await ask({})).total;
    const [payload = ''] = evidence!.split('.');
    const forged = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"nps"', '"csat"'),
    ).toString('base64url');
    const told = (await behind(evidence!.replace(payload, forged))) as unknown as Problem;
    expect(told).toMatchObject({ code: 'bad_reference', status: 400 });
    const asWriter = await call<Problem>(`/api/evidence?ref=${evidence}`, undefined, api.writeKey);
    expect(asWriter.code).toBe('forbidden');
  });

  it('tells whether it moved, and which group moved it', async () => {
    const told = await call<Comparison>('/api/compare', {
      metric: 'nps',
      now: { ...june, filters: { channel: ['web', 'store'] } },
      before: may,
      by: 'channel',
    });
    expect(told.difference).toMatchObject({ value: -100, verdict: 'moved' });
    expect(told.contributors!.map(({ group, total }) => [group['channel'], total])).toEqual([
      ['store', -100],
      ['web', 0],
    ]);
    const same = await call<Comparison>('/api/compare', { metric: 'nps', now: may, before: may });
    expect(same.difference).toMatchObject({ value: 0, verdict: 'could_be_noise' });
  });

  it('says what is allowed instead of a comparison that means nothing', async () => {
    const told = await call<Problem>('/api/compare', { metric: 'nps', now: june, before: may, by: 'colour' });
    expect(told).toMatchObject({ code: 'invalid_query', errors: [{ path: 'by' }] });
  });
});
