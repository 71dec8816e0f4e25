import type { IngestItem } from '@pulso/contract';
import { scrubText } from './http/scrub.ts';
import { contentAt, writeEventRow, type RowContext } from './normalise/event-row.ts';
import { deriveMessageId, identityOf } from './normalise/message-id.ts';
import { monthOf } from './normalise/utc-text.ts';
import { validateEvent } from './normalise/validate.ts';
import { Quarantine } from './quarantine.ts';
import { encodeRecord, type NewEntry } from './record-codec.ts';

/** One event over this is set aside even when the request as a whole is small enough. */
const maxEventBytes = 524_288;
/** A dead letter keeps the start of a larger body: enough to find its sender. */
const maxDeadLetterBody = 65_536;

/** The log copies what it is given, so one buffer serves all requests; a rare larger record has its own. */
const scratch = Buffer.allocUnsafeSlow(1 << 20);
const scratchOf = (bytes: number): Buffer =>
  bytes <= scratch.length ? scratch : Buffer.allocUnsafeSlow(bytes);

export type ItemOutcome = Omit<IngestItem, 'index'>;

/** Collects what one request brings, good and bad, into the one record that is appended to the spool. */
export class RequestRecord {
  readonly outcomes: ItemOutcome[] = [];
  accepted = 0;
  private readonly entries: NewEntry[] = [];

  constructor(
    private readonly context: RowContext,
    /** Only a body this large can hold an event that is too large. */
    private readonly bodyBytes: number,
  ) {}

  get size(): number {
    return this.entries.length;
  }

  /**
   * Adds one event, or its quarantine: the rest of the request goes on. `original` is what the sender wrote, when the
   * candidate was made from it.
   */
  add(candidate: unknown, original: unknown = candidate): void {
    try {
      this.addEvent(candidate);
    } catch (error) {
      if (!(error instanceof Quarantine)) throw error;
      this.quarantine(error, original);
    }
  }

  quarantine(problem: Quarantine, body: unknown): void {
    const text = scrubText((typeof body === 'string' ? body : printable(body)).slice(0, maxDeadLetterBody));
    const messageId = messageIdOf(body);
    const { workspaceId, source, receivedAt } = this.context;
    const letter = {
      workspaceId,
      receivedAt,
      source,
      messageId: messageId ?? '',
      reasonCode: problem.code,
      reason: problem.reason,
      body: text,
    };
    // The empty message id keeps the identity of a refused body apart from that of every event.
    const identity = `${identityOf(workspaceId, source, '')}\0${text}`;
    const month = monthOf(receivedAt);
    this.entries.push({
      quarantined: true,
      identity,
      month,
      kind: 'touchpoint',
      row: JSON.stringify(letter),
      // Its body is its identity: a repeat cannot differ.
      contentAt: Infinity,
    });
    this.outcomes.push({ status: 'quarantined', messageId, code: problem.code, reason: problem.reason });
  }

  /** The record, valid until the next one is encoded. The rows are let go: a sync is a long time for the young heap. */
  encode(): Buffer {
    return encodeRecord(this.context.workspaceId, this.entries.splice(0), scratchOf);
  }

  private addEvent(candidate: unknown): void {
    if (this.bodyBytes > maxEventBytes && printable(candidate).length > maxEventBytes) {
      throw new Quarantine('too_large', `one event may have ${maxEventBytes} bytes`);
    }
    const event = validateEvent(candidate);
    const messageId = event.messageId ?? deriveMessageId(event, candidate as object);
    const source = event.source ?? this.context.source;
    const { properties } = candidate as { properties?: object };
    const { json, month } = writeEventRow(event, messageId, source, properties, this.context);
    const identity = identityOf(this.context.workspaceId, source, messageId);
    this.entries.push({ quarantined: false, identity, month, kind: event.kind, row: json, contentAt });
    this.outcomes.push({ status: 'accepted', messageId });
    this.accepted += 1;
  }
}

function printable(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    // Nested deeper than the stack: nothing that printed it could be trusted either.
    return '';
  }
}

function messageIdOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('messageId' in body)) return undefined;
  return typeof body.messageId === 'string' && body.messageId.length <= 200 ? body.messageId : undefined;
}
