import type { EventInput, MetricAnswer, MetricQueryInput, Problem } from '@pulso/contract';
import type { RunningApi } from '../../support/start-api.ts';

export async function sendEvents(
  api: RunningApi,
  events: EventInput[],
  headers: Record<string, string> = {},
): Promise<void> {
  const answer = await fetch(`${api.url}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.writeKey}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(events),
  });
  if (!answer.ok) throw new Error(`events were refused: ${answer.status} ${await answer.text()}`);
}

/** The same question as a live answer, asked over HTTP for the same window. */
export async function queryAsLive(
  api: RunningApi,
  query: Omit<MetricQueryInput, 'from' | 'to'>,
  { total: { window } }: MetricAnswer,
): Promise<MetricAnswer | Problem> {
  const answer = await fetch(`${api.url}/api/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${api.readKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...query, from: window.from, to: window.to }),
  });
  return (await answer.json()) as MetricAnswer | Problem;
}

/** Without what moves every moment. */
export function settled(answers: unknown): unknown {
  const moving = ['asOf', 'completeness', 'evidence'];
  const text = JSON.stringify(answers, (key, value: unknown) => (moving.includes(key) ? undefined : value));
  return JSON.parse(text) as unknown;
}

export async function readGauge(api: RunningApi, name: string): Promise<number> {
  const text = await fetch(`${api.url}/metrics`).then((answer) => answer.text());
  return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1]);
}
