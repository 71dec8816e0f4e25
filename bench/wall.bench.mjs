// The default wall and single questions over a long history, beside the same SQL run on the engine.
import { fillHistory, startEngine } from './engine.mjs';
import { percentile } from './generator.mjs';
import { measureMetrics } from './metrics.bench.mjs';
import { startApi } from './processes.mjs';
import { ask, begunEarlier, runStatements, statementsOf, timed, windowOf } from './questions.mjs';
import { report } from './table.mjs';

const section = 'wall';

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

/** Another first hour each time, so that no answer is shared with the one before. */
const wall = (url, hours) => {
  const window = begunEarlier(windowOf(1), hours);
  return Promise.all(tiles.map((tile) => ask(url, { ...tile, ...window })));
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
  return percentile(one, 0.5);
}

/** The engine's own time and the api's for the same statement over the same windows, taken in turns. */
async function measureOverhead(engine, url, label) {
  const own = [];
  const ours = [];
  for (let run = 0; run < 150; run += 1) {
    const question = { metric: 'orders', ...begunEarlier(windowOf(30), run) };
    const statements = await statementsOf(engine, question);
    own.push(await timed(() => runStatements(engine, statements)));
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
  let smaller;
  for (const count of rows) {
    const label = `${count / 1e6} million events`;
    const engine = await startEngine();
    try {
      console.log(`  filling ${label} ...`);
      await fillHistory(engine, count);
      const api = await startApi({ CLICKHOUSE_URL: engine.address });
      try {
        await measureOverhead(engine, api.url, label);
        const wallMs = await measureWalls(api.url, label);
        if (smaller !== undefined)
          report(section, `the same wall over a tenth of the events, ${label}`, wallMs / smaller, 'ratio');
        smaller = wallMs;
        await measureMetrics(engine, api.url, label);
      } finally {
        await api.stop();
      }
    } finally {
      await engine.stop();
    }
  }
}
