import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { AppError, ingestAnswer, type EventInput, type IngestAnswer } from '@pulso/contract';
import { Pool } from 'undici';
import { retryDelayMs } from './retry-delay.ts';

const compress = promisify(gzip);
/** Below this a packet carries the plain body as well. */
const compressAboveBytes = 1_400;
const retriedStatuses = new Set([408, 425, 429, 500, 502, 503, 504, 507]);

export interface EventClientOptions {
  url: string;
  writeKey: string;
  /** Keep original event times however old; without it the server clamps what is older than 90 days. */
  backfill: boolean;
  connections: number;
  /** How long one request is tried again before it fails. */
  patienceMs: number;
  onRetry?(problem: string, delayMs: number): void;
  signal?: AbortSignal;
}

/** Sends batches to `POST /v1/events`. Trying again is safe: every event carries its message id. */
export class EventClient {
  private readonly pool: Pool;
  private readonly path: string;

  constructor(private readonly options: EventClientOptions) {
    const url = new URL(options.url);
    this.pool = new Pool(url.origin, { connections: options.connections, pipelining: 1 });
    this.path = `${url.pathname.replace(/\/$/, '')}/v1/events`;
  }

  /**
   * Resolves once the server has the events on disk. 429, 503 and lost connections are tried again for `patienceMs`;
   * a batch that is too large is halved. Throws AppError with the server's code on any other refusal.
   */
  async send(events: readonly EventInput[]): Promise<IngestAnswer> {
    const body = Buffer.from(JSON.stringify(events));
    const deadline = Date.now() + this.options.patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.post(body).catch((error: Error) => ({ status: 0, text: error.message, retryAfter: undefined }));
      this.options.signal?.throwIfAborted();
      if (outcome.status >= 200 && outcome.status < 300) return ingestAnswer.parse(JSON.parse(outcome.text));
      if (outcome.status === 413 && events.length > 1) return this.sendHalves(events);
      const retryable = outcome.status === 0 || retriedStatuses.has(outcome.status);
      const delayMs = retryDelayMs(attempt, outcome.retryAfter, Date.now(), Math.random);
      if (!retryable || Date.now() + delayMs > deadline) throw refusalOf(outcome);
      this.options.onRetry?.(refusalOf(outcome).message, delayMs);
      await sleep(delayMs, undefined, { signal: this.options.signal });
    }
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private async post(body: Buffer) {
    const compressed = body.length > compressAboveBytes;
    const { statusCode, headers, body: answer } = await this.pool.request({
      method: 'POST',
      path: this.path,
      headers: {
        authorization: `Bearer ${this.options.writeKey}`,
        'content-type': 'application/json',
        ...(compressed ? { 'content-encoding': 'gzip' } : {}),
        ...(this.options.backfill ? { 'pulso-backfill': 'true' } : {}),
      },
      body: compressed ? await compress(body, { level: constants.Z_BEST_SPEED }) : body,
      signal: this.options.signal,
    });
    const retryAfter = headers['retry-after'];
    return { status: statusCode, text: await answer.text(), retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
  }

  private async sendHalves(events: readonly EventInput[]): Promise<IngestAnswer> {
    const middle = Math.ceil(events.length / 2);
    const first = await this.send(events.slice(0, middle));
    const second = await this.send(events.slice(middle));
    const moved = second.items.map((item) => ({ ...item, index: item.index + middle }));
    return {
      accepted: first.accepted + second.accepted,
      quarantined: first.quarantined + second.quarantined,
      items: [...first.items, ...moved],
    };
  }
}

function refusalOf({ status, text }: { status: number; text: string }): AppError {
  if (status === 0) return new AppError('store_unavailable', `no answer from the api: ${text}`);
  if (status === 401) return new AppError('unauthenticated', 'the api does not know this write key');
  const detail = `the api answered ${status}: ${text.slice(0, 300)}`;
  if (status === 413) return new AppError('body_too_large', detail);
  return new AppError(status >= 500 || status === 429 ? 'store_unavailable' : 'bad_request', detail);
}
