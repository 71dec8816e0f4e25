import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { EventInput } from '@pulso/contract';
import { cdnow } from '../datasets/cdnow/cdnow.dataset.ts';
import { EventClient } from '../http/event-client.ts';
import { importDataset, type ImportRequest } from './import-dataset.ts';
import { Progress } from './progress.ts';

/** What the stand-in answers next, instead of accepting: status, and Retry-After in seconds. */
type Refusal = [status: number, retryAfter?: string];

class Receiver {
  readonly received: string[] = [];
  readonly headers: IncomingMessage['headers'][] = [];
  refusals: Refusal[] = [];
  acceptBeforeRefusing = 0;
  private readonly server: Server = createServer((request, response) => {
    void this.take(request).then(([status, headers, body]) => response.writeHead(status, headers).end(body));
  });

  async start(): Promise<string> {
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async take(request: IncomingMessage): Promise<[number, Record<string, string>, string]> {
    const body = await buffer(request);
    this.headers.push(request.headers);
    const refusal = (this.acceptBeforeRefusing -= 1) < 0 ? this.refusals.shift() : undefined;
    if (refusal) return [refusal[0], refusal[1] === undefined ? {} : { 'retry-after': refusal[1] }, '{}'];
    const plain = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    const events = JSON.parse(plain.toString()) as EventInput[];
    this.received.push(...events.map(({ messageId }) => messageId ?? ''));
    const items = events.map((event, index) => {
      const bad = event.properties?.cds === '0';
      return bad ? { index, status: 'quarantined', code: 'invalid_event' } : { index, status: 'accepted' };
    });
    const quarantined = items.filter(({ status }) => status === 'quarantined').length;
    return [200, {}, JSON.stringify({ accepted: events.length - quarantined, quarantined, items })];
  }
}

describe('an import', () => {
  const receiver = new Receiver();
  let folder: string;
  let url: string;
  let retries: string[];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pulso-import-'));
    url = await receiver.start();
    retries = [];
  });
  afterEach(() => {
    receiver.stop();
    receiver.received.length = receiver.headers.length = 0;
    receiver.refusals = [];
    receiver.acceptBeforeRefusing = 0;
    rmSync(folder, { recursive: true, force: true });
  });

  function writePurchases(customers: number): void {
    const lines = Array.from({ length: customers }, (_, row) => `${row} 19970101 ${row % 11} 9.99`);
    writeFileSync(join(folder, 'CDNOW_sample.txt'), [...lines, ''].join('\n'));
  }

  async function run(changes: Partial<ImportRequest> = {}) {
    const client = new EventClient({
      ...{ url, writeKey: 'key', backfill: true, connections: 2, patienceMs: 5_000 },
      onRetry: (problem, delayMs) => retries.push(`${problem} ${delayMs}`),
    });
    const request: ImportRequest = {
      ...{
        dataset: cdnow,
        dataDirectory: folder,
        datasetOptions: {},
        journalDirectory: join(folder, 'journals'),
      },
      ...{ url, writeKey: 'key', installation: 'one', fresh: false, batchSize: 10, concurrency: 2 },
      ...changes,
    };
    try {
      return await importDataset(
        request,
        (events) => client.send(events),
        new Progress('test', { write: () => undefined }),
      );
    } finally {
      await client.close();
    }
  }

  it('sends every event once, with its key, gzip and backfill', async () => {
    writePurchases(95);
    expect(await run()).toMatchObject({
      sent: 95,
      skipped: 0,
      accepted: 86,
      quarantined: { invalid_event: 9 },
    });
    expect(new Set(receiver.received).size).toBe(95);
    expect(receiver.headers[0]).toMatchObject({
      authorization: 'Bearer key',
      'content-encoding': 'gzip',
      'pulso-backfill': 'true',
    });
  });

  it('waits as long as a busy server asks', async () => {
    writePurchases(5);
    receiver.refusals = [
      [429, '1'],
      [503, '0'],
    ];
    const startedMs = performance.now();
    expect((await run()).sent).toBe(5);
    expect(performance.now() - startedMs).toBeGreaterThan(950);
    expect(retries).toEqual([expect.stringMatching(/429.* 1000$/), expect.stringMatching(/503.* 0$/)]);
  });

  it('halves a batch that is too large', async () => {
    writePurchases(10);
    receiver.refusals = [[413]];
    expect((await run()).sent).toBe(10);
    expect(new Set(receiver.received).size).toBe(10);
  });

  it('stops at a refusal and resumes after it', async () => {
    writePurchases(100);
    receiver.acceptBeforeRefusing = 3;
    receiver.refusals = [[401]];
    await expect(run({ concurrency: 1 })).rejects.toThrow('does not know this write key');
    expect(await run({ concurrency: 1 })).toMatchObject({ sent: 70, skipped: 30 });
    expect(receiver.received).toHaveLength(100);
    expect(new Set(receiver.received).size).toBe(100);
  });

  it('sends nothing when it is complete', async () => {
    writePurchases(40);
    await run();
    expect(await run()).toMatchObject({ sent: 0, skipped: 40, accepted: 36 });
    expect(receiver.received).toHaveLength(40);
  });

  it('sends again what a torn journal line had noted', async () => {
    writePurchases(40);
    const { journalPath } = await run({ concurrency: 1 });
    const lines = readFileSync(journalPath, 'utf8').trimEnd().split('\n');
    writeFileSync(journalPath, `${lines.slice(0, 3).join('\n')}\n`);
    appendFileSync(journalPath, (lines[3] ?? '').slice(0, 9));
    expect(await run()).toMatchObject({ sent: 10, skipped: 30 });
    expect(await run()).toMatchObject({ sent: 0, skipped: 40 });
  });

  it('believes no journal of another installation', async () => {
    writePurchases(20);
    await run();
    expect(await run({ installation: 'two' })).toMatchObject({ sent: 20, skipped: 0 });
    expect(await run({ installation: undefined })).toMatchObject({ sent: 20, skipped: 0 });
  });

  it('begins anew when the file has changed', async () => {
    writePurchases(20);
    await run();
    writePurchases(21);
    expect(await run()).toMatchObject({ sent: 21, skipped: 0 });
  });

  it('names the file that is missing', async () => {
    await expect(run()).rejects.toThrow('no file CDNOW_sample.txt or CDNOW_master.txt[.gz]');
  });
});
