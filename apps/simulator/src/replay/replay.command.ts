import { setTimeout as sleep } from 'node:timers/promises';
import type { EventInput } from '@pulso/contract';
import type { CliOptions } from '../cli/options.ts';
import { requireWriteKey } from '../cli/write-key.ts';
import { findFiles } from '../datasets/find-files.ts';
import { findDataset } from '../datasets/registry.ts';
import { EventClient } from '../http/event-client.ts';
import { Progress } from '../import/progress.ts';
import { ReplayClock } from './replay-clock.ts';
import { inTimeOrder, takeUntil, type TimedEvent } from './timeline.ts';

const tickMs = 250;
const batchSize = 500;
const patienceMs = 10 * 60_000;

/**
 * `replay <dataset>`: the past at `--speed` times its own pace, original event times kept, so a wall that follows the
 * events' clock relives it. Long silences of the file pass at the same speed as everything else.
 */
export async function runReplay(options: CliOptions, signal: AbortSignal): Promise<void> {
  const dataset = findDataset(options.dataset);
  const progress = new Progress(dataset.id, process.stderr);
  const client = new EventClient({
    url: options.url,
    writeKey: requireWriteKey(options),
    backfill: true,
    connections: options.concurrency,
    patienceMs,
    signal,
    onRetry: (problem, delayMs) => progress.say(`${problem}; trying again in ${Math.ceil(delayMs / 1000)} s`),
  });
  try {
    const paths = findFiles(dataset, options.dataDirectory, { years: options.years });
    const events = await inTimeOrder(dataset.events({ paths, report: () => undefined }));
    await play(options.again ? renamed(events, Date.now().toString(36)) : events, options.speed, {
      client,
      progress,
      signal,
    });
  } finally {
    await client.close();
  }
}

interface Stage {
  client: EventClient;
  progress: Progress;
  signal: AbortSignal;
}

async function play(events: TimedEvent[], speed: number, { client, progress, signal }: Stage): Promise<void> {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return;
  const clock = new ReplayClock(first.atMs, speed, () => performance.now());
  for (let from = 0; from < events.length;) {
    const nowMs = clock.now();
    const to = takeUntil(events, from, nowMs);
    for (let start = from; start < to; start += batchSize) {
      await client.send(events.slice(start, Math.min(to, start + batchSize)).map(({ event }) => event));
    }
    // A server slower than the replay holds the clock: events never pile up, the past just passes more slowly.
    clock.waitFor(nowMs, tickMs);
    progress.count(to - from);
    progress.advanceTo((nowMs - first.atMs) / Math.max(1, last.atMs - first.atMs));
    progress.label(new Date(Math.min(nowMs, last.atMs)).toISOString().slice(0, 16).replace('T', ' '));
    from = to;
    if (from < events.length) await sleep(tickMs, undefined, { signal });
  }
  progress.finish();
}

/** The same events under new message ids: a repetition that counts anew. */
function renamed(events: TimedEvent[], run: string): TimedEvent[] {
  const rename = (event: EventInput) => ({ ...event, messageId: `${event.messageId}~${run}` });
  return events.map(({ atMs, event }) => ({ atMs, event: rename(event) }));
}
