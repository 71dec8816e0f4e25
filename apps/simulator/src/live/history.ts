import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { EventInput } from '@pulso/contract';
import { forEachBounded } from '../http/bounded.ts';
import { packBatch, type EventClient, type PackedBatch } from '../http/event-client.ts';

const batchSize = 500;
type Sender = Pick<EventClient, 'sendPacked'>;

/**
 * Packs a stream of past events into requests, without keeping the event loop from the live traffic. The api has nothing
 * else to do meanwhile: it is sent the oldest, one at a time. Resolves to the others. Throws what a sending throws.
 */
export async function packHistory(client: Sender, events: Iterable<EventInput>): Promise<PackedBatch[]> {
  const packed: PackedBatch[] = [];
  const failures: unknown[] = [];
  let sending: Promise<void> | undefined;
  const sendOldest = () => {
    const oldest = sending === undefined ? packed.shift() : undefined;
    if (oldest === undefined) return;
    sending = client
      .sendPacked(oldest)
      .then(
        () => undefined,
        (error: unknown) => void failures.push(error),
      )
      .finally(() => (sending = undefined));
  };
  let batch: EventInput[] = [];
  for (const event of events) {
    if (batch.push(event) < batchSize) continue;
    packed.push(await packBatch(batch));
    if (failures.length > 0) throw failures[0];
    sendOldest();
    batch = [];
    await letOthersRun();
  }
  if (batch.length > 0) packed.push(await packBatch(batch));
  await sending;
  if (failures.length > 0) throw failures[0];
  return packed;
}

/** Sends the newest batch first: a wall shows the last hours, so it is right after a second, not at the end. */
export async function sendHistory(client: Sender, packed: PackedBatch[], concurrency: number): Promise<void> {
  async function* newestFirst() {
    for (let batch = packed.pop(); batch !== undefined; batch = packed.pop()) yield batch;
  }
  await forEachBounded(newestFirst(), concurrency, async (batch) => void (await client.sendPacked(batch)));
}
