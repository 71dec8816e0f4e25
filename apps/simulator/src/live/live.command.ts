import { setTimeout as sleep } from 'node:timers/promises';
import type { CliOptions } from '../cli/options.ts';
import { requireWriteKey } from '../cli/write-key.ts';
import { Company } from '../company/company.ts';
import { Footfall } from '../company/footfall.ts';
import { rhythmAt } from '../company/rhythm.ts';
import { dayMs, hourMs } from '../company/scene.ts';
import { EventClient } from '../http/event-client.ts';
import { readInstallation } from '../http/installation.ts';
import { packHistory, sendHistory } from './history.ts';
import { readStory, storyPath, writeStory, type Story } from './story-file.ts';
import { splitRate } from './split-rate.ts';

const defaultRate = 20;
const tickMs = 500;
const batchSize = 500;
/** A month of page views would be fifty million events: the past has the last hour of them. */
const footfallHistoryMs = hourMs;
const noteEveryMs = 5_000;

/** `live`: history first (newest first), then the company's traffic at its own rhythm until stopped. */
export async function runLive(options: CliOptions, signal: AbortSignal): Promise<void> {
  const writeKey = requireWriteKey(options);
  const say = (message: string) => process.stderr.write(`${message}\n`);
  const connection = {
    url: options.url,
    writeKey,
    connections: 2,
    patienceMs: Infinity,
    signal,
    onRetry: (problem: string, delayMs: number) =>
      say(`${problem}; trying again in ${Math.ceil(delayMs / 1000)} s`),
  };
  const history = new EventClient({ ...connection, backfill: true });
  const live = new EventClient({ ...connection, backfill: false });
  try {
    await tell(options, { history, live, say, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await Promise.all([history.close(), live.close()]);
  }
}

interface Telling {
  history: EventClient;
  live: EventClient;
  say(message: string): void;
  signal: AbortSignal;
}

async function tell(options: CliOptions, { history, live, say, signal }: Telling): Promise<void> {
  const rate = options.rate ?? defaultRate;
  const { companyPerSecond, footfallPerSecond } = splitRate(rate, options.backfillDays);
  const nowMs = Date.now();
  const { story, note } = await openStory(options, rate, nowMs);
  const company = new Company({ ...story, seed: options.seed, eventsPerSecond: companyPerSecond });
  const footfall = new Footfall(options.seed, nowMs.toString(36));
  const bustle = (fromMs: number, toMs: number) => [
    ...footfall.between(fromMs, toMs, footfallPerSecond * Math.max(0.5, rhythmAt(toMs))),
  ];

  function* past() {
    for (const event of company.advanceTo(nowMs))
      if (Date.parse(event.occurredAt) >= story.sentUntilMs) yield event;
    if (options.backfillDays > 0)
      yield* bustle(Math.max(story.sentUntilMs, nowMs - footfallHistoryMs), nowMs);
  }

  const packed = await packHistory(past());
  const sending = sendHistory(history, packed, 2).then(() => {
    note(nowMs);
    say(`history is sent, ${((Date.now() - nowMs) / 1000).toFixed(1)} s; live at ${rate} events/s`);
  });
  let historyIsSent = false;
  const watched = sending.then(() => void (historyIsSent = true));
  const traffic = (async () => {
    let notedMs = nowMs;
    for (let doneMs = nowMs; ;) {
      await sleep(tickMs, undefined, { signal });
      const untilMs = Date.now();
      const events = [...company.advanceTo(untilMs), ...bustle(Math.max(doneMs, untilMs - 60_000), untilMs)];
      for (let from = 0; from < events.length; from += batchSize)
        await live.send(events.slice(from, from + batchSize));
      doneMs = untilMs;
      if (historyIsSent && doneMs - notedMs > noteEveryMs) note((notedMs = doneMs));
    }
  })();
  await Promise.all([watched, traffic]);
}

/** Goes on with the story that this installation was told before, or begins one. */
async function openStory(
  options: CliOptions,
  rate: number,
  nowMs: number,
): Promise<{ story: Story; note(sentUntilMs: number): void }> {
  const { seed, backfillDays } = options;
  const historyMs = backfillDays * dayMs;
  const fresh: Story = { startMs: nowMs - historyMs, historyMs, sentUntilMs: nowMs - historyMs };
  const installation = await readInstallation(options.url);
  if (installation === undefined || options.again) return { story: fresh, note: () => undefined };
  const path = storyPath(options.journalDirectory, { installation, seed, rate, backfillDays });
  const story = readStory(path) ?? fresh;
  writeStory(path, story);
  return { story, note: (sentUntilMs) => writeStory(path, { ...story, sentUntilMs }) };
}
