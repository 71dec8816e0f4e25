import type { CliOptions } from '../cli/options.ts';
import { requireWriteKey } from '../cli/write-key.ts';
import { EventClient } from '../http/event-client.ts';
import { Footfall } from '../company/footfall.ts';
import { LoadReport } from './load-report.ts';
import { runAtRate } from './fixed-rate.ts';

const defaultRate = 1000;

/**
 * `load`: an open loop. Batches leave on schedule whether or not earlier ones were answered, and a latency counts from
 * the moment a batch was due, so a server that stalls is seen to stall. Nothing is tried again: a refusal is a result.
 */
export async function runLoad(options: CliOptions, signal: AbortSignal): Promise<void> {
  const client = new EventClient({
    url: options.url,
    writeKey: requireWriteKey(options),
    backfill: false,
    connections: options.concurrency,
    patienceMs: 0,
    signal,
  });
  const footfall = new Footfall({ seed: options.seed, startMs: Date.now(), eventsPerSecond: 0 });
  const report = new LoadReport();
  const rate = options.rate ?? defaultRate;
  const batchSize = Math.min(options.batchSize, options.events);
  const batches = Math.ceil(Math.min(options.events, rate * options.seconds) / batchSize);
  try {
    await runAtRate(
      { count: batches, perSecond: rate / batchSize, atOnce: options.concurrency * 16, signal },
      async (dueMs) => {
        const events = footfall.burst(batchSize, Date.now());
        await client.send(events).then(
          (answer) => report.acknowledge(answer.accepted, answer.quarantined, performance.now() - dueMs),
          (error: unknown) => report.refuse(batchSize, error),
        );
      },
    );
  } finally {
    await client.close();
  }
  process.stdout.write(report.text());
}
