import type { EventInput, MetricAnswer } from '@pulso/contract';
import { buildEvent, makeTempDirectory, waitFor } from '@pulso/testing';
import { readGauge, sendEvents } from '../live/support/api-calls.ts';
import { whenDrained } from '../real-data/support/questions.ts';
import { startApi, type RunningApi } from '../support/start-api.ts';

const limitMs = 120_000;
const hourMs = 3_600_000;
const thisHour = Math.floor(Date.now() / hourMs) * hourMs;
const hoursAgo = (hours: number): string => new Date(thisHour - hours * hourMs).toISOString();

type TicketStep = Extract<EventInput, { kind: 'ticket' }>['ticket'];

describe('tickets in the order of time', () => {
  const temp = makeTempDirectory('tickets');
  let api: RunningApi;
  let nth = 0;

  const send = async (...steps: [hoursAgo: number, id: string, action: string][]): Promise<void> => {
    const events = steps.map(([hours, id, action]) =>
      buildEvent('ticket', {
        messageId: `step-${(nth += 1)}`,
        occurredAt: hoursAgo(hours),
        customer: { id: `customer of ${id}` },
        ticket: { id, action, ...(action === 'replied' && { actor: 'human' }) } as TicketStep,
      }),
    );
    await sendEvents(api, events);
    await whenDrained(api.url);
  };
  const ask = async (metric: string): Promise<MetricAnswer> => {
    const answer = await fetch(`${api.url}/api/query`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.readKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ metric, from: hoursAgo(24), to: hoursAgo(0), interval: 'hour' }),
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as MetricAnswer;
  };
  const open = async () => (await ask('ticket_backlog')).total.value;
  const waitSeconds = async () => (await ask('first_response_time')).total.value;
  const isSettled = async () => (await readGauge(api, 'pulso_tickets_settled')) === 1;
  const whenSettled = () => waitFor(isSettled, { what: 'the tickets to be settled', timeoutMs: 30_000 });

  beforeAll(async () => {
    api = await startApi({ dataDirectory: temp.path });
    await whenSettled();
  }, limitMs);
  afterAll(async () => {
    await api?.stop();
    temp.remove();
  }, limitMs);

  it(
    'answer with all that was stored before the question, whatever the order and over a kill',
    async () => {
      expect(await open()).toBeNull();
      await send([20, 'A', 'created'], [19, 'A', 'replied'], [18, 'B', 'created']);
      expect([await open(), await waitSeconds()]).toEqual([2, 3600]);

      await send([10, 'A', 'solved'], [17, 'C', 'solved']);
      expect(await open()).toBe(1);
      // Told late: C was open for three hours before its end, and B was answered after two.
      await send([20, 'C', 'created'], [16, 'B', 'replied']);
      expect([await open(), await waitSeconds()]).toEqual([1, 5400]);

      await api.kill();
      api = await startApi({ dataDirectory: temp.path });
      await whenSettled();
      expect([await open(), await waitSeconds()]).toEqual([1, 5400]);
      await send([2, 'A', 'reopened'], [1, 'B', 'solved'], [1, 'D', 'created']);
      expect(await open()).toBe(2);
      expect(await isSettled()).toBe(true);
    },
    limitMs,
  );
});
