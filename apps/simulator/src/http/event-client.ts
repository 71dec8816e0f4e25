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

/** A batch as it goes over the wire; small enough to keep thousands of them. */
export interface PackedBatch {
  body: Buffer;
  gzipped: boolean;
}

export async function packBatch(events: readonly EventInput[]): Promise<PackedBatch> {
  const body = Buffer.from(JSON.stringify(events));
  if (body.length < compressAboveBytes) return { body, gzipped: false };
  return { body: await compress(body, { level: constants.Z_BEST_SPEED }), gzipped: true };
}

interface Outcome {
  /** 0 when no answer came. */
  status: number;
  text: string;
  retryAfter: string | undefined;
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
   * a batch that is too large is halved. Throws AppError on any other refusal, the signal's reason when aborted.
   */
  async send(events: readonly EventInput[]): Promise<IngestAnswer> {
    try {
      return await this.sendPacked(await packBatch(events));
    } catch (error) {
      const tooLarge = error instanceof AppError && error.code === 'body_too_large';
      if (!tooLarge || events.length === 1) throw error;
      return this.sendHalves(events);
    }
  }

  async sendPacked(batch: PackedBatch): Promise<IngestAnswer> {
    const deadline = Date.now() + this.options.patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await this.post(batch);
      this.options.signal?.throwIfAborted();
      if (outcome.status >= 200 && outcome.status < 300) return ingestAnswer.parse(JSON.parse(outcome.text));
      const delayMs = retryDelayMs(attempt, outcome.retryAfter, Date.now(), Math.random);
      const retryable = outcome.status === 0 || retriedStatuses.has(outcome.status);
      if (!retryable || Date.now() + delayMs > deadline) throw refusalOf(outcome);
      this.options.onRetry?.(refusalOf(outcome).message, delayMs);
      await sleep(delayMs, undefined, { signal: this.options.signal });
    }
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private async post({ body, gzipped }: PackedBatch): Promise<Outcome> {
    try {
      const answer = await this.pool.request({
        method: 'POST',
        path: this.path,
        headers: {
          authorization: `Bearer ${this.options.writeKey}`,
          'content-type': 'application/json',
          ...(gzipped ? { 'content-encoding': 'gzip' } : {}),
          ...(this.options.backfill ? { 'pulso-backfill': 'true' } : {}),
        },
        body,
        signal: this.options.signal,
      });
      const retryAfter = [answer.headers['retry-after']].flat()[0];
      return { status: answer.statusCode, text: await answer.body.text(), retryAfter };
    } catch (error) {
      return {
        status: 0,
        text: error instanceof Error ? error.message : String(error),
        retryAfter: undefined,
      };
    }
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

function refusalOf({ status, text }: Outcome): AppError {
  if (status === 0) return new AppError('store_unavailable', `no answer from the api: ${text}`);
  if (status === 401) return new AppError('unauthenticated', 'the api does not know this write key');
  const detail = `the api answered ${status}: ${text.slice(0, 300)}`;
  if (status === 413) return new AppError('body_too_large', detail);
  return new AppError(status >= 500 || status === 429 ? 'store_unavailable' : 'bad_request', detail);
}
