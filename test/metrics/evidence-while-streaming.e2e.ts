import type { EventInput, EvidenceList, MetricAnswer } from '@pulso/contract';
import { buildEvent } from '@pulso/testing';
import { sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

const metrics = ['events', 'nps', 'orders', 'customers', 'ticket_backlog', 'first_response_time'];
const rounds = 6;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A moment of a shop, from a customer of its own: one of each kind, and an answer to the ticket before. */
function momentOf(turn: number): EventInput[] {
  const common = { occurredAt: new Date().toISOString(), customer: { id: `customer-${turn}` } };
  const ticket = (nth: number, action: 'created' | 'replied' | 'solved', actor: 'customer' | 'human') =>
    buildEvent('ticket', { ...common, ticket: { id: `ticket-${nth}`, action, actor } });
  return [
    buildEvent('touchpoint', common),
    buildEvent('order', {
      ...common,
      order: { id: `order-${turn}`, action: 'completed' },
      money: { amount: 10, currency: 'EUR' },
    }),
    buildEvent('feedback', { ...common, feedback: { type: 'nps', score: turn % 11, survey: 'relational' } }),
    ticket(turn, 'created', 'customer'),
    ...(turn > 0 ? [ticket(turn - 1, turn % 2 === 0 ? 'replied' : 'solved', 'human')] : []),
  ];
}

describe('a number while events stream in', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
  }, 90_000);
  afterAll(() => api.stop(), 20_000);

  const get = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${api.readKey}`, 'content-type': 'application/json' };
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    return (await fetch(`${api.url}${path}`, init)).json() as Promise<T>;
  };
  async function askAll(): Promise<{ metric: string; n: number; ref: string }[]> {
    const [from, to] = [-1, 1].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const told = [];
    for (const metric of metrics) {
      const { total } = await get<MetricAnswer>('/api/query', { metric, from, to });
      if (total.evidence) told.push({ metric, n: total.n, ref: total.evidence });
    }
    return told;
  }

  it('has a list as long as itself, in the middle of it and later', async () => {
    let isOn = true;
    const streaming = (async () => {
      for (let turn = 0; isOn; turn += 1) {
        await sendEvents(api, momentOf(turn));
        await pause(15);
      }
    })();
    const listOf = ({ metric, ref }: { metric: string; ref: string }) =>
      get<EvidenceList>(`/api/evidence?limit=1&ref=${encodeURIComponent(ref)}`).then(({ total: n }) => ({
        metric,
        n,
      }));
    const told = [];
    const listedAtOnce = [];
    try {
      for (let round = 0; round < rounds; round += 1) {
        await pause(300);
        const answers = await askAll();
        told.push(...answers);
        listedAtOnce.push(...(await Promise.all(answers.map(listOf))));
      }
    } finally {
      isOn = false;
      await streaming;
    }
    await whenDrained(api.url);
    const numbers = told.map(({ metric, n }) => ({ metric, n }));
    expect(new Set(told.map(({ metric }) => metric))).toEqual(new Set(metrics));
    expect(new Set(told.filter(({ metric }) => metric === 'events').map(({ n }) => n)).size).toBeGreaterThan(
      3,
    );
    expect(listedAtOnce).toEqual(numbers);
    expect(await Promise.all(told.map(listOf))).toEqual(numbers);
  }, 120_000);
});
