import { setTimeout as sleep } from 'node:timers/promises';
import type { EventInput } from '@pulso/contract';
import type { CliOptions } from '../cli/options.ts';
import { requireWriteKey } from '../cli/write-key.ts';
import { dayMs } from '../company/scene.ts';
import { EventClient } from '../http/event-client.ts';
import { readInstallation } from '../http/installation.ts';
import { packHistory, sendHistory } from './history.ts';
import { usualRate } from './pace.ts';
import { readStory, storyPath, writeStory, type Story } from './story-file.ts';
import { Traffic } from './traffic.ts';

const tickMs = 500;
const batchSize = 500;
const historyConnections = 2;
const noteEveryMs = 5_000;

const say = (message: string) => process.stderr.write(`${message}\n`);

/** `live`: history first (newest first), and beside it the company's traffic at its own rhythm until stopped. */
export async function runLive(options: CliOptions, signal: AbortSignal): Promise<void> {
  const connection = {
    url: options.url,
    writeKey: requireWriteKey(options),
    connections: historyConnections,
    patienceMs: Infinity,
    signal,
    onRetry: (problem: string, delayMs: number) =>
      say(`${problem}; trying again in ${Math.ceil(delayMs / 1000)} s`),
  };
  const toHistory = new EventClient({ ...connection, backfill: true });
  const toNow = new EventClient({ ...connection, backfill: false });
  const rate = options.rate ?? usualRate(options.backfillDays);
  const sinceMs = Date.now();
  try {
    const { story, note } = await openStory(options, rate, sinceMs);
    const traffic = new Traffic(story, { ...options, rate });
    const packed = await packHistory(toHistory, traffic.past(sinceMs));
    let historyIsSent = false;
    const history = sendHistory(toHistory, packed, historyConnections).then(() => {
      historyIsSent = true;
      note(sinceMs);
      say(
        `history is sent, ${((Date.now() - sinceMs) / 1000).toFixed(1)} s; live at ${rate.toPrecision(2)} events/s`,
      );
    });
    const present = follow(traffic, sinceMs, toNow, signal, (doneMs) => {
      if (historyIsSent) note(doneMs);
    });
    await Promise.all([history, present]);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all([toHistory.close(), toNow.close()]);
  }
}

/** Sends what happens as it happens, twice a second, until aborted. An api that is away is waited for. */
async function follow(
  traffic: Traffic,
  sinceMs: number,
  client: EventClient,
  signal: AbortSignal,
  onDone: (untilMs: number) => void,
): Promise<void> {
  let notedMs = sinceMs;
  for (;;) {
    await sleep(tickMs, undefined, { signal });
    const untilMs = Date.now();
    const events: EventInput[] = [...traffic.advanceTo(untilMs)];
    for (let from = 0; from < events.length; from += batchSize)
      await client.send(events.slice(from, from + batchSize));
    if (untilMs - notedMs < noteEveryMs) continue;
    notedMs = untilMs;
    onDone(untilMs);
  }
}

/** Goes on with the story that this installation was told before, or begins one. */
async function openStory(
  { url, seed, backfillDays, olderDays, again, journalDirectory }: CliOptions,
  rate: number,
  nowMs: number,
): Promise<{ story: Story; note(sentUntilMs: number): void }> {
  const [historyMs, olderMs] = [backfillDays * dayMs, olderDays * dayMs];
  const startMs = nowMs - historyMs;
  const fresh: Story = { startMs, olderMs, historyMs, sentUntilMs: startMs - olderMs };
  const installation = await readInstallation(url);
  if (installation === undefined || again) return { story: fresh, note: () => undefined };
  const path = storyPath(journalDirectory, { installation, seed, rate, backfillDays, olderDays });
  const story = readStory(path) ?? fresh;
  writeStory(path, story);
  return { story, note: (sentUntilMs) => writeStory(path, { ...story, sentUntilMs }) };
}
