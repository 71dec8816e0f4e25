import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { EventInput } from '@pulso/contract';
import { forEachBounded } from '../http/bounded.ts';
import { packBatch, type EventClient, type PackedBatch } from '../http/event-client.ts';

const batchSize = 500;

/** Packs a stream of past events into requests, without keeping the event loop from the live traffic. */
export async function packHistory(events: Iterable<EventInput>): Promise<PackedBatch[]> {
  const packed: PackedBatch[] = [];
  let batch: EventInput[] = [];
  for (const event of events) {
    if (batch.push(event) < batchSize) continue;
    packed.push(await packBatch(batch));
    batch = [];
    await letOthersRun();
  }
  if (batch.length > 0) packed.push(await packBatch(batch));
  return packed;
}

/** Sends the newest batch first: a wall shows the last hours, so it is right after a second, not at the end. */
export async function sendHistory(
  client: EventClient,
  packed: PackedBatch[],
  concurrency: number,
): Promise<void> {
  async function* newestFirst() {
    for (let batch = packed.pop(); batch !== undefined; batch = packed.pop()) yield batch;
  }
  await forEachBounded(newestFirst(), concurrency, async (batch) => void (await client.sendPacked(batch)));
}
