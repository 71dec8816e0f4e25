// Start to the first accepted event, and memory when idle and under load.
import { buildEvent, batchBody, freshIds } from './events.mjs';
import { fixedRate } from './generator.mjs';
import { keys, memoryMb, startApi, waitUntilDrained } from './processes.mjs';
import { report } from './table.mjs';

const section = 'start and memory';

export async function benchStart() {
  const api = await startApi();
  try {
    const answer = await fetch(`${api.url}/v1/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${keys.write}`, 'content-type': 'application/json' },
      body: JSON.stringify(buildEvent(1)),
    });
    if (!answer.ok) throw new Error(`first event answered ${answer.status}`);
    report(
      section,
      'start to first accepted event, empty directory',
      performance.now() - api.startedMs,
      'ms',
    );
    await new Promise((resolve) => setTimeout(resolve, 20_000));
    report(section, 'memory of all processes, idle', memoryMb(api.pid), 'MB', 450, 'at most');
    let peak = 0;
    const sampler = setInterval(() => (peak = Math.max(peak, memoryMb(api.pid))), 500);
    await fixedRate({
      url: api.url,
      key: keys.write,
      nextBody: freshIds(batchBody(50)),
      ratePerSecond: 100,
      seconds: 20,
    });
    await waitUntilDrained(api.url);
    clearInterval(sampler);
    report(section, 'memory of all processes at 5,000 events/s, peak', peak, 'MB', 700, 'at most');
  } finally {
    await api.stop();
  }
}
