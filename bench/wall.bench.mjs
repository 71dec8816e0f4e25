// The default wall and single questions over a long history, beside the same SQL run on the engine.
import { findMetric } from '@pulso/domain';
import { readMetric } from '@pulso/event-store';
import { fillHistory, startEngine } from './engine.mjs';
import { percentile } from './generator.mjs';
import { keys, startApi } from './processes.mjs';
import { report } from './table.mjs';

const section = 'wall';
const hourMs = 3_600_000;

const tiles = [
  'nps',
  'csat',
  'ces_easy',
  'feedback_responses',
  'orders',
  'revenue',
  'aov',
  'events',
  'events_per_second',
]
  .map((metric) => ({ metric, interval: 'hour' }))
  .concat(
    { metric: 'first_response_time' },
    { metric: 'ticket_backlog' },
    { metric: 'events', groupBy: 'stage' },
  );

function windowOf(days) {
  const to = Math.ceil(Date.now() / hourMs) * hourMs;
  return { from: new Date(to - days * 24 * hourMs).toISOString(), to: new Date(to).toISOString() };
}

async function ask(url, query) {
  const answer = await fetch(`${url}/api/query`, {
    method: 'POST',
    headers: { authorization: `Bearer ${keys.read}`, 'content-type': 'application/json' },
    body: JSON.stringify(query),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${query.metric}: ${JSON.stringify(body)}`);
  return body;
}

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** A different first second each time, so that no answer is shared with the one before. */
const wall = (url, shiftMs) => {
  const { from, to } = windowOf(1);
  const moved = new Date(Date.parse(from) - shiftMs * hourMs).toISOString();
  return Promise.all(tiles.map((tile) => ask(url, { ...tile, from: moved, to })));
};

async function measureWalls(url, label) {
  const one = [];
  const twenty = [];
  for (let run = 0; run < 12; run += 1) {
    one.push(await timed(() => wall(url, 1 + 2 * run)));
    twenty.push(await timed(() => Promise.all(Array.from({ length: 20 }, () => wall(url, 2 + 2 * run)))));
  }
  report(
    section,
    `default wall of 12 tiles, ${label}`,
    percentile(one, 0.5),
    'ms p50',
    label.startsWith('10') ? 150 : undefined,
    'at most',
  );
  report(
    section,
    `20 walls refreshing together over one, ${label}`,
    percentile(twenty, 0.5) / percentile(one, 0.5),
    'ratio',
    1.2,
    'at most',
  );
}

/** The statement that the api runs for a question, and its parameters. */
async function statementOf({ metric, from, to }) {
  const [fromMs, toMs] = [Date.parse(from), Date.parse(to)];
  const scope = { workspaceId: 'main', tz: 'UTC', buckets: [], groupBy: [], filters: [] };
  let asked;
  const store = {
    query: async ({ sql }, params) => {
      asked = { sql, params };
      return [];
    },
  };
  await readMetric(store, { ...scope, fromMs, toMs, asOfMs: Date.now() }, findMetric(metric).bind({}));
  return asked;
}

/** The engine's own time and the api's for the same statement over the same windows, taken in turns. */
async function measureOverhead(engine, url, label) {
  const { from, to } = windowOf(30);
  const own = [];
  const ours = [];
  for (let run = 0; run < 150; run += 1) {
    const question = { metric: 'orders', from: new Date(Date.parse(from) - run * hourMs).toISOString(), to };
    const { sql, params } = await statementOf(question);
    own.push(
      await timed(async () =>
        (await engine.client.query({ query: sql, query_params: params, format: 'JSONEachRow' })).json(),
      ),
    );
    ours.push(await timed(() => ask(url, question)));
  }
  const settled = (values) => values.slice(20);
  report(section, `one question on the engine, ${label}`, percentile(settled(own), 0.5), 'ms p50');
  report(section, `the same over the api, ${label}`, percentile(settled(ours), 0.5), 'ms p50');
  report(
    section,
    `overhead p50, ${label}`,
    percentile(settled(ours), 0.5) - percentile(settled(own), 0.5),
    'ms',
    2,
    'at most',
  );
  report(
    section,
    `overhead p99, ${label}`,
    percentile(settled(ours), 0.99) - percentile(settled(own), 0.99),
    'ms',
    8,
    'at most',
  );
}

export async function benchWall({ rows }) {
  for (const count of rows) {
    const label = `${count / 1e6} million events`;
    const engine = await startEngine();
    try {
      console.log(`  filling ${label} ...`);
      await fillHistory(engine, count);
      const api = await startApi({ CLICKHOUSE_URL: engine.address });
      try {
        await measureOverhead(engine, api.url, label);
        await measureWalls(api.url, label);
      } finally {
        await api.stop();
      }
    } finally {
      await engine.stop();
    }
  }
}
