// Acknowledged and stored events a second beside bare Fastify parsing the same bodies, then latency at half load.
import { batchBody, freshIds, singleBody } from './events.mjs';
import { closedLoop, fixedRate, percentile } from './generator.mjs';
import { cpuSeconds, keys, startApi, startBareFastify, waitUntilDrained } from './processes.mjs';
import { report } from './table.mjs';

const section = 'ingest';

/** As fast as answers come back: `perSecond` once it is warm, `taken` with those of the warming up. */
async function burst(url, nextBody, connections, seconds) {
  const load = { url, key: keys.write, nextBody, connections };
  const warm = await closedLoop({ ...load, seconds: 2 });
  const { ok, refused, seconds: took } = await closedLoop({ ...load, seconds });
  if (refused > 0) console.log(`  (${refused} refused)`);
  return { perSecond: ok / took, taken: warm.ok + ok };
}

export async function benchIngest({ seconds }) {
  const single = () => freshIds(singleBody());
  const batch = () => freshIds(batchBody(100));
  const bare = await startBareFastify();
  const { perSecond: bareSingles } = await burst(bare.url, single(), 256, seconds);
  const bareBatches = (await burst(bare.url, batch(), 64, seconds)).perSecond * 100;
  await bare.stop();

  const api = await startApi();
  try {
    const from = performance.now();
    const { perSecond: singles, taken } = await burst(api.url, single(), 256, seconds);
    await waitUntilDrained(api.url);
    const sustained = taken / ((performance.now() - from) / 1000);
    report(section, 'bare Fastify, single', bareSingles, 'events/s');
    report(section, 'acknowledged, single', singles, 'events/s');
    report(section, 'single over bare Fastify', singles / bareSingles, 'ratio', 0.45);
    report(section, 'sustained, single: acknowledged and stored', sustained, 'events/s');

    const cpuBefore = cpuSeconds(api.pid);
    const batchesFrom = performance.now();
    const { ok } = await closedLoop({
      url: api.url,
      key: keys.write,
      nextBody: batch(),
      connections: 64,
      seconds,
    });
    const acknowledgedSeconds = (performance.now() - batchesFrom) / 1000;
    await waitUntilDrained(api.url);
    const storedSeconds = (performance.now() - batchesFrom) / 1000;
    const events = ok * 100;
    report(section, 'bare Fastify, batches of 100', bareBatches, 'events/s');
    report(section, 'acknowledged, batches of 100', events / acknowledgedSeconds, 'events/s');
    report(section, 'stored, batches of 100', events / storedSeconds, 'events/s');
    report(
      section,
      'stored in batches over bare Fastify',
      events / storedSeconds / bareBatches,
      'ratio',
      0.25,
    );
    report(
      section,
      'cost of an event, all processes',
      ((cpuSeconds(api.pid) - cpuBefore) / events) * 1e6,
      'CPU µs',
    );

    // A burst leaves a backlog that is stored after it: what can go on for ever is less.
    for (const [of, ratePerSecond, aim] of [
      ['the burst', singles / 2],
      ['the sustained rate', sustained / 2, 10],
    ]) {
      const { latencies } = await fixedRate({
        url: api.url,
        key: keys.write,
        nextBody: single(),
        ratePerSecond,
        seconds,
      });
      report(section, `p50 at half of ${of}`, percentile(latencies, 0.5), 'ms');
      report(section, `p99 at half of ${of}`, percentile(latencies, 0.99), 'ms', aim, 'at most');
      await waitUntilDrained(api.url);
    }
    return { singles, storedPerSecond: events / storedSeconds };
  } finally {
    await api.stop();
  }
}
