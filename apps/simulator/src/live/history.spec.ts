import { gunzipSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, type EventInput } from '@pulso/contract';
import type { PackedBatch } from '../http/event-client.ts';
import { packHistory, sendHistory } from './history.ts';

const events = Array.from({ length: 3_250 }, (_, index): EventInput => ({
  kind: 'touchpoint',
  name: 'Product viewed',
  messageId: String(index),
  customer: {},
}));
const batches = 7;
const firstOf = ({ body }: PackedBatch) =>
  Number((JSON.parse(gunzipSync(body).toString()) as { messageId: string }[])[0]?.messageId);

function clientOf(answer: () => Promise<void>) {
  const sent: number[] = [];
  const sendPacked = async (batch: PackedBatch) => {
    sent.push(firstOf(batch));
    await answer();
    return { accepted: 500, quarantined: 0, items: [] };
  };
  return { sent, sendPacked };
}

describe('history', () => {
  it('is sent once, the oldest while it is packed and then the newest first', async () => {
    const client = clientOf(() => sleep(1));
    const left = await packHistory(client, events);
    const early = [...client.sent];
    expect(early.length).toBeGreaterThan(0);
    expect(early).toEqual(early.toSorted((one, other) => one - other));
    await sendHistory(client, left, 1);
    const late = client.sent.slice(early.length);
    expect(late).toEqual(late.toSorted((one, other) => other - one));
    expect(new Set(client.sent).size).toBe(batches);
    expect(client.sent).toHaveLength(batches);
  });

  it('keeps what a slow api does not take for later', async () => {
    const left = await packHistory(
      clientOf(() => sleep(200)),
      events,
    );
    expect(left.length).toBeGreaterThanOrEqual(batches - 2);
  });

  it('fails as its sending fails', async () => {
    const refuse = () => Promise.reject(new AppError('unauthenticated', 'who?'));
    await expect(packHistory(clientOf(refuse), events)).rejects.toThrow('who?');
  });
});
