import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import { KeyRing, type KeyGrant } from '../platform/auth/key-ring.ts';
import { EventLog } from './event-log.ts';
import { utcText } from './normalise/utc-text.ts';
import { RequestRecord } from './request-record.ts';

/** Bodies held at once, parsed or waiting for the disk: beyond it a sender is told to come back before memory runs out. */
const maxBytesInFlight = 64 << 20;

export interface IntakeRequest {
  readonly grant: KeyGrant;
  readonly bodyBytes: number;
  readonly backfill: boolean;
}

/** What every ingest route does: know the sender, collect the events, put them on disk. */
@Injectable()
export class Intake {
  private bytesInFlight = 0;

  constructor(
    @Inject(KeyRing) private readonly keys: Pick<KeyRing, 'findWriteKey'>,
    @Inject(EventLog) private readonly log: Pick<EventLog, 'append'>,
  ) {}

  /** Throws AppError unauthenticated for a key that is missing, unknown, or only reads. */
  authenticate(key: string | undefined): KeyGrant {
    const grant = key === undefined || key === '' ? undefined : this.keys.findWriteKey(key);
    if (grant === undefined)
      throw new AppError('unauthenticated', 'Send a write key: Basic user, Bearer, or writeKey.');
    return grant;
  }

  /** Collects with `fill` and returns once everything collected is on disk. */
  async take(request: IntakeRequest, fill: (record: RequestRecord) => void): Promise<RequestRecord> {
    const { grant, bodyBytes, backfill } = request;
    const { workspaceId, source } = grant;
    if (this.bytesInFlight + bodyBytes > maxBytesInFlight) {
      throw new AppError('spool_full', 'Too many events at once; send again.', { retryAfterSeconds: 1 });
    }
    this.bytesInFlight += bodyBytes;
    try {
      const receivedAtMs = Date.now();
      const context = { workspaceId, source, receivedAtMs, receivedAt: utcText(receivedAtMs), backfill };
      const record = new RequestRecord(context, bodyBytes);
      fill(record);
      const { size } = record;
      if (size > 0) await this.log.append(workspaceId, record.encode(), size);
      return record;
    } finally {
      this.bytesInFlight -= bodyBytes;
    }
  }
}
