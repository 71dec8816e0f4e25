import { recordHeaderBytes, writeRecordHeader } from '../format/record.ts';
import type { SpoolError } from '../spool-error.ts';

const firstCapacityBytes = 256 << 10;
/** A larger group would only make the first of its senders wait for the last. */
const maxGroupBytes = 4 << 20;

interface Waiter {
  seq: number;
  resolve(answer: { seq: number }): void;
  reject(error: SpoolError): void;
}

/** Framed records on their way to one write and one sync, and the senders that wait for it. */
export class AppendGroup {
  private bytes: Buffer;
  private readonly waiters: Waiter[] = [];
  filledBytes = 0;
  entries = 0;
  lastSeq = 0;
  firstAppendedAtMs = 0;

  constructor(buffer?: ArrayBuffer) {
    this.bytes = buffer === undefined ? allocate(firstCapacityBytes) : Buffer.from(buffer);
  }

  get records(): number {
    return this.waiters.length;
  }

  /** The first record always fits, whatever its size. */
  hasRoom(payloadBytes: number): boolean {
    return this.filledBytes === 0 || this.filledBytes + recordHeaderBytes + payloadBytes <= maxGroupBytes;
  }

  /** Copies the payload: the caller may reuse its buffer at once. */
  add(payload: Uint8Array, entries: number, appendedAtMs: number, waiter: Waiter): void {
    const end = this.filledBytes + recordHeaderBytes + payload.length;
    if (end > this.bytes.length) this.grow(end);
    const groupIndex = this.waiters.length;
    const header = { seq: waiter.seq, entries, appendedAtMs, groupIndex, payloadBytes: payload.length };
    writeRecordHeader(this.bytes, this.filledBytes, header);
    this.bytes.set(payload, this.filledBytes + recordHeaderBytes);
    if (this.filledBytes === 0) this.firstAppendedAtMs = appendedAtMs;
    this.filledBytes = end;
    this.entries += entries;
    this.lastSeq = waiter.seq;
    this.waiters.push(waiter);
  }

  /** Hands the bytes over to the writer thread; the group keeps only its waiters. */
  takeBuffer(): ArrayBuffer {
    return this.bytes.buffer as ArrayBuffer;
  }

  acknowledge(): void {
    for (const { seq, resolve } of this.waiters) resolve({ seq });
  }

  refuse(error: SpoolError): void {
    for (const { reject } of this.waiters) reject(error);
  }

  private grow(neededBytes: number): void {
    let capacity = this.bytes.length * 2;
    while (capacity < neededBytes) capacity *= 2;
    const grown = allocate(capacity);
    this.bytes.copy(grown, 0, 0, this.filledBytes);
    this.bytes = grown;
  }
}

/** Not from Buffer's pool: the whole ArrayBuffer is transferred. */
function allocate(bytes: number): Buffer {
  return Buffer.from(new ArrayBuffer(bytes));
}
