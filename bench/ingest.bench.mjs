// Acknowledged and stored events a second beside bare Fastify parsing the same bodies, then latency at half load.
import { batchBody, freshIds, singleBody } from './events.mjs';
import { closedLoop, fixedRate, percentile } from './generator.mjs';
import { cpuSeconds, keys, startApi, startBareFastify, waitUntilDrained } from './processes.mjs';
import { report } from './table.mjs';

const section = 'ingest';

async function maximum(url, nextBody, connections, seconds) {
  await closedLoop({ url, key: keys.write, nextBody, connections, seconds: 2 });
  const {
    ok,
    refused,
    seconds: took,
  } = await closedLoop({ url, key: keys.write, nextBody, connections, seconds });
  if (refused > 0) console.log(`  (${refused} refused)`);
  return ok / took;
}

export async function benchIngest({ seconds }) {
  const single = () => freshIds(singleBody());
  const batch = () => freshIds(batchBody(100));
  const bare = await startBareFastify();
  const bareSingles = await maximum(bare.url, single(), 256, seconds);
  const bareBatches = (await maximum(bare.url, batch(), 64, seconds)) * 100;
  await bare.stop();

  const api = await startApi();
  try {
    const singles = await maximum(api.url, single(), 256, seconds);
    await waitUntilDrained(api.url);
    report(section, 'bare Fastify, single', bareSingles, 'events/s');
    report(section, 'acknowledged, single', singles, 'events/s');
    report(section, 'single over bare Fastify', singles / bareSingles, 'ratio', 0.45);

    const cpuBefore = cpuSeconds(api.pid);
    const from = performance.now();
    const { ok } = await closedLoop({
      url: api.url,
      key: keys.write,
      nextBody: batch(),
      connections: 64,
      seconds,
    });
    const acknowledgedSeconds = (performance.now() - from) / 1000;
    await waitUntilDrained(api.url);
    const storedSeconds = (performance.now() - from) / 1000;
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

    const { latencies } = await fixedRate({
      url: api.url,
      key: keys.write,
      nextBody: single(),
      ratePerSecond: singles / 2,
      seconds,
    });
    report(section, 'p50 at half load', percentile(latencies, 0.5), 'ms');
    report(section, 'p99 at half load', percentile(latencies, 0.99), 'ms', 10, 'at most');
    return { singles, storedPerSecond: events / storedSeconds };
  } finally {
    await api.stop();
  }
}
