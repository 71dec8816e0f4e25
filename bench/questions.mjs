// Questions to the api, and the statements that it runs for them, so that both can be timed over the same windows.
import { findMetric } from '@pulso/domain';
import { readMetric } from '@pulso/event-store';
import { keys } from './processes.mjs';

const hourMs = 3_600_000;

/** The last `days` days, up to the end of this hour. */
export function windowOf(days) {
  const to = Math.ceil(Date.now() / hourMs) * hourMs;
  return { from: new Date(to - days * 24 * hourMs).toISOString(), to: new Date(to).toISOString() };
}

/** The window begun `hours` earlier: another question, whose answer nobody has yet. */
export const begunEarlier = (window, hours) => ({
  ...window,
  from: new Date(Date.parse(window.from) - hours * hourMs).toISOString(),
});

/**
 * Milliseconds until the whole answer was here, and how many of them the api says that it waited for the store and for a
 * model, which is 0 where there is none.
 */
export async function ask(url, query) {
  const from = performance.now();
  const answer = await fetch(`${url}/api/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.read}`, 'content-type': 'application/json' },
    body: JSON.stringify(query),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${query.metric}: ${JSON.stringify(body)}`);
  const timing = answer.headers.get('server-timing');
  const told = (name) => Number(new RegExp(`${name};dur=([\\d.]+)`).exec(timing)?.[1] ?? 0);
  return { ms: performance.now() - from, storeMs: told('store'), computeMs: told('compute') };
}

/** Resolves with the seconds until the tickets of a store that this api meets for the first time are in the order of time. */
export async function whenTicketsAreSettled(url) {
  const from = performance.now();
  const headers = { authorization: `Bearer ${keys.read}` };
  while (!/^pulso_tickets_settled 1$/m.test(await (await fetch(`${url}/metrics`, { headers })).text()))
    await new Promise((resolve) => setTimeout(resolve, 200));
  return (performance.now() - from) / 1000;
}

/** Asked often enough that the api runs as it does after an hour, not as in its first second. */
export async function warmUp(url) {
  const metrics = ['orders', 'nps', 'events'];
  for (let run = 0; run < 400; run += 1)
    await ask(url, { metric: metrics[run % metrics.length], ...begunEarlier(windowOf(30), run) });
}

export async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** The statements that the api runs for a question, with their parameters, in order. */
export async function statementsOf(engine, { metric, from, to, params = {} }) {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const scope = {
    workspaceId: 'main',
    tz: 'UTC',
    buckets: [],
    groupBy: [],
    filters: [],
    ticketsAreSettled: true,
  };
  const statements = [];
  const store = {
    query: (query, bound, options) => {
      statements.push({ sql: query.sql, params: query.params.parse(bound) });
      return engine.store.query(query, bound, options);
    },
  };
  await readMetric(store, { ...scope, fromMs, toMs, asOfMs: Date.now() }, findMetric(metric).bind(params));
  return statements;
}

/** Runs them on the engine alone, as its own client would. */
export async function runStatements(engine, statements) {
  for (const { sql, params } of statements) {
    const answer = await engine.client.query({ query: sql, query_params: params, format: 'JSONEachRow' });
    await answer.json();
  }
}
