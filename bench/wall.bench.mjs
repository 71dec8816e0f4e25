// The default wall and single questions over a long history, beside the same SQL run on the engine.
import { fillHistory, startEngine } from './engine.mjs';
import { percentile } from './generator.mjs';
import { measureMetrics } from './metrics.bench.mjs';
import { cpuSeconds, startApi } from './processes.mjs';
import {
  ask,
  begunEarlier,
  runStatements,
  statementsOf,
  timed,
  warmUp,
  whenTicketsAreSettled,
  windowOf,
} from './questions.mjs';
import { report } from './table.mjs';
import { connectWall, tiles } from './walls.mjs';

const section = 'wall';

const together = 20;
const hourSeconds = 3600;
const turns = 30;
const warmUpTurns = 4;

/** Begun so many hours before a day ago: another number each time, so that nothing is shared with what was asked before. */
const overHttp = (url, hours) => {
  const window = begunEarlier(windowOf(1), hours);
  return Promise.all(tiles.map((tile) => ask(url, { ...tile, ...window })));
};
const overSockets = (walls, hours) => Promise.all(walls.map((wall) => wall.show((24 + hours) * hourSeconds)));

/** One wall, twenty walls of one company that open the same view together, and the same tiles as requests. */
async function measureWalls(url, label) {
  const walls = await Promise.all(Array.from({ length: together }, () => connectWall(url)));
  const one = [];
  const twenty = [];
  const requests = [];
  const cpuMs = [];
  for (let run = 0; run < 12; run += 1) {
    const cpuBefore = cpuSeconds(process.pid);
    one.push(await timed(() => overSockets(walls.slice(run, run + 1), 1 + 3 * run)));
    cpuMs.push((cpuSeconds(process.pid) - cpuBefore) * 1000);
    twenty.push(await timed(() => overSockets(walls, 2 + 3 * run)));
    requests.push(await timed(() => overHttp(url, 3 + 3 * run)));
  }
  for (const wall of walls) wall.close();
  const limit = label.startsWith('10 ') ? 150 : undefined;
  report(section, `default wall of 12 tiles, ${label}`, percentile(one, 0.5), 'ms p50', limit, 'at most');
  report(section, `the same, CPU of all processes, ${label}`, percentile(cpuMs, 0.5), 'CPU ms');
  report(
    section,
    `${together} walls refreshing together over one, ${label}`,
    percentile(twenty, 0.5) / percentile(one, 0.5),
    'ratio',
    1.2,
    'at most',
  );
  report(
    section,
    `the 12 tiles as 12 requests, ${label}`,
    percentile(requests, 0.5),
    'ms p50',
    limit,
    'at most',
  );
}

/** What a request costs that asks nothing: no question can be answered faster over this connection. */
const nothingAsked = (url) => timed(() => fetch(`${url}/health/live`).then((answer) => answer.text()));

/**
 * One statement on the engine, and the same question over the api, in turns. What the api adds is all that a question
 * takes beyond its own wait for the store: the engine takes up to twice as long from one run to the next, and that
 * falls out.
 */
async function measureOverhead(engine, url, label) {
  const figures = { own: [], ours: [], added: [], nothing: [] };
  for (let run = 0; run < 150; run += 1) {
    const question = { metric: 'orders', ...begunEarlier(windowOf(30), 500 + run) };
    const statements = await statementsOf(engine, question);
    figures.own.push(await timed(() => runStatements(engine, statements)));
    const { ms, storeMs } = await ask(url, question);
    figures.ours.push(ms);
    figures.added.push(ms - storeMs);
    figures.nothing.push(await nothingAsked(url));
  }
  report(section, `one question on the engine, ${label}`, percentile(figures.own, 0.5), 'ms p50');
  report(section, `the same over the api, ${label}`, percentile(figures.ours, 0.5), 'ms p50');
  report(section, `a request that asks nothing, ${label}`, percentile(figures.nothing, 0.5), 'ms p50');
  report(section, `overhead p50, ${label}`, percentile(figures.added, 0.5), 'ms', 2, 'at most');
  report(section, `overhead p99, ${label}`, percentile(figures.added, 0.99), 'ms', 8, 'at most');
}

/**
 * The same wall on both, in turns: what the machine does meanwhile it does to both. Its views are its own: one that other
 * walls have just left is answered from memory.
 */
async function measureGrowth(smallerUrl, url, label, limit) {
  const walls = await Promise.all([connectWall(smallerUrl), connectWall(url)]);
  const took = [[], []];
  for (let run = 0; run < turns + warmUpTurns; run += 1)
    for (const which of run % 2 === 0 ? [0, 1] : [1, 0]) {
      const ms = await timed(() => walls[which].show((24 + run) * hourSeconds, 'growth'));
      if (run >= warmUpTurns) took[which].push(ms);
    }
  for (const wall of walls) wall.close();
  const [smaller, larger] = took.map((times) => percentile(times, 0.5));
  report(
    section,
    `the same wall over a tenth of the events, in turns, ${label}`,
    larger / smaller,
    'ratio',
    limit,
    'at most',
  );
}

/** Fills a store and measures it, also beside a smaller one; it stays up with its api, to be the smaller one of the next. */
async function measureStore(count, smaller) {
  const label = `${count / 1e6} million events`;
  const engine = await startEngine();
  const opened = { stop: () => engine.stop() };
  try {
    console.log(`  filling ${label} ...`);
    await fillHistory(engine, count);
    const api = await startApi({ CLICKHOUSE_URL: engine.address });
    opened.url = api.url;
    opened.stop = async () => {
      await api.stop();
      await engine.stop();
    };
    const settledAfter = await whenTicketsAreSettled(api.url);
    report(section, `tickets of an older store settled, ${label}`, settledAfter, 's');
    await engine.whenMerged();
    await warmUp(api.url);
    await measureOverhead(engine, api.url, label);
    if (smaller !== undefined)
      await measureGrowth(smaller.url, api.url, label, count === 100_000_000 ? 1.5 : undefined);
    await measureWalls(api.url, label);
    await measureMetrics(engine, api.url, label);
    return opened;
  } catch (error) {
    await opened.stop();
    throw error;
  }
}

export async function benchWall({ rows }) {
  let smaller;
  try {
    for (const count of rows) {
      const store = await measureStore(count, smaller);
      await smaller?.stop();
      smaller = store;
    }
  } finally {
    await smaller?.stop();
  }
}
