// From acknowledgement to the socket: the i-th acknowledged event is on a wall once that wall shows a total of i.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { batchBody, freshIds } from './events.mjs';
import { fixedRate, percentile } from './generator.mjs';
import { keys, startApi, waitUntilDrained } from './processes.mjs';
import { report } from './table.mjs';

const section = 'live';
const batchSize = 50;
const clockMs = () => performance.timeOrigin + performance.now();

async function openViewers(url, count) {
  const child = fork(fileURLToPath(new URL('./viewers.mjs', import.meta.url)), [
    url,
    keys.read,
    String(count),
  ]);
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`viewers ended with ${code}`)));
  });
  return async () => {
    const answer = new Promise((resolve) => child.once('message', resolve));
    child.send('report');
    return (await answer).seen;
  };
}

function latenciesOf(acknowledgedAtMs, seen, base) {
  const latencies = [];
  for (const arrivals of seen) {
    let at = 0;
    for (let index = 0; index < acknowledgedAtMs.length; index += 1) {
      const total = base + (index + 1) * batchSize;
      while (at < arrivals.length && arrivals[at][1] < total) at += 1;
      if (at === arrivals.length) break;
      latencies.push(Math.max(0, arrivals[at][0] - acknowledgedAtMs[index]));
    }
  }
  return latencies;
}

export async function benchLive({ seconds, eventsPerSecond = 5000, viewers = [1, 100, 300] }) {
  const api = await startApi();
  let base = 0;
  const ingestP99 = {};
  try {
    for (const count of [0, ...viewers]) {
      const collect = count > 0 ? await openViewers(api.url, count) : undefined;
      const acknowledgedAtMs = [];
      const nextBody = freshIds(batchBody(batchSize));
      const { latencies } = await fixedRate({
        url: api.url,
        key: keys.write,
        nextBody,
        ratePerSecond: eventsPerSecond / batchSize,
        seconds,
        onAcknowledged: () => acknowledgedAtMs.push(clockMs()),
      });
      await waitUntilDrained(api.url);
      await new Promise((resolve) => setTimeout(resolve, 2000));
      ingestP99[count] = percentile(latencies, 0.99);
      if (collect) {
        const toSocket = latenciesOf(acknowledgedAtMs, await collect(), base);
        report(section, `acknowledgement to socket p50, ${count} viewers`, percentile(toSocket, 0.5), 'ms');
        report(
          section,
          `acknowledgement to socket p99, ${count} viewers`,
          percentile(toSocket, 0.99),
          'ms',
          count === 300 ? 500 : undefined,
          'at most',
        );
      }
      base += acknowledgedAtMs.length * batchSize;
    }
    report(
      section,
      `ingest p99 with ${viewers.at(-1)} viewers over none`,
      ingestP99[viewers.at(-1)] / ingestP99[0],
      'ratio',
      1.3,
      'at most',
    );
  } finally {
    await api.stop();
  }
}
