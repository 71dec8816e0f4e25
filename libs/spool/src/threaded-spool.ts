import type { Worker } from 'node:worker_threads';
import type { Spool, SpoolObserver, SpoolPosition, SpoolStatus } from './spool.ts';
import { SpoolError } from './spool-error.ts';
import { AppendGroup } from './writer/append-group.ts';
import { PendingIndex } from './writer/pending-index.ts';
import type { SpoolFault, WriterReply, WriterRequest, WriterState } from './writer/writer-protocol.ts';

/** Appends that wait in memory for a slow disk; beyond this senders are told to come back. */
const maxQueuedBytes = 64 << 20;

type Ready = Extract<WriterReply, { type: 'ready' }>;
type Committed = Extract<WriterReply, { type: 'committed' }>;

/** The sender's side of the log: gathers appends while the writer thread syncs the group before. */
export class ThreadedSpool implements Spool {
  private readonly pending: PendingIndex;
  private readonly listeners = new Set<(position: SpoolPosition) => void>();
  private readonly releases: (() => void)[] = [];
  private queue: AppendGroup[] = [];
  private inFlight: AppendGroup | undefined;
  private spareBuffer: ArrayBuffer | undefined;
  private queuedBytes = 0;
  private nextSeq: number;
  private durableSeq: number;
  private appendedEntries = 0;
  private state: WriterState;
  private sendScheduled = false;
  private stopped = false;
  private closing: Promise<void> | undefined;
  private finishClose: (() => void) | undefined;

  constructor(
    private readonly worker: Worker,
    private readonly ready: Ready,
    private readonly limits: { maxBytes: number; maxAgeMs: number },
    private readonly observer: SpoolObserver,
    private readonly unlock: () => void,
  ) {
    this.pending = new PendingIndex(ready.runs);
    this.nextSeq = ready.nextSeq;
    this.durableSeq = ready.nextSeq - 1;
    this.state = ready.state;
    worker.on('message', (reply: WriterReply) => this.receive(reply));
    worker.on('error', (cause) =>
      this.stop(new SpoolError('spool_io', `the writer thread failed: ${cause.message}`)),
    );
    worker.on('exit', () => this.stop(new SpoolError('spool_io', 'the writer thread ended')));
  }

  append(payload: Uint8Array, entries: number): Promise<{ seq: number }> {
    const refusal = this.refusal(payload.length);
    if (refusal !== undefined) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      const group = this.groupFor(payload.length);
      const before = group.filledBytes;
      group.add(payload, entries, Date.now(), { seq: this.nextSeq, resolve, reject });
      this.nextSeq += 1;
      this.queuedBytes += group.filledBytes - before;
      this.scheduleSend();
    });
  }

  status(): SpoolStatus {
    return {
      bytes: this.state.bytes,
      pendingBytes: this.pending.bytes,
      oldestPendingAgeMs: this.pending.oldestAgeMs(Date.now()),
      lastSeq: this.durableSeq,
      segments: this.state.segments,
      writable: this.closing === undefined && this.state.fault === undefined,
      fault: this.state.fault && toError(this.state.fault),
      quarantinedSegments: this.ready.quarantinedSegments,
      appendedEntries: this.appendedEntries,
    };
  }

  onDurable(listener: (position: SpoolPosition) => void): () => void {
    this.listeners.add(listener);
    listener({ seq: this.durableSeq });
    return () => this.listeners.delete(listener);
  }

  release(upToSeq: number): Promise<void> {
    if (this.closing !== undefined) return Promise.reject(closed());
    this.pending.release(upToSeq);
    return new Promise((resolve) => {
      this.releases.push(resolve);
      this.post({ type: 'release', upToSeq });
    });
  }

  close(): Promise<void> {
    if (this.closing === undefined) {
      this.closing = new Promise<void>((resolve) => {
        this.finishClose = resolve;
      });
      this.send();
    }
    return this.closing;
  }

  private refusal(payloadBytes: number): SpoolError | undefined {
    if (this.closing !== undefined) return closed();
    if (this.state.fault !== undefined) return toError(this.state.fault);
    const { maxBytes, maxAgeMs } = this.limits;
    if (this.queuedBytes + payloadBytes > maxQueuedBytes) return full('the disk is slower than the senders');
    if (this.pending.bytes + this.queuedBytes + payloadBytes > maxBytes)
      return full(`${maxBytes} bytes are pending`);
    if (this.pending.oldestAgeMs(Date.now()) > maxAgeMs)
      return full(`records are pending for over ${maxAgeMs} ms`);
    return undefined;
  }

  private groupFor(payloadBytes: number): AppendGroup {
    const last = this.queue.at(-1);
    if (last?.hasRoom(payloadBytes)) return last;
    const group = new AppendGroup(this.spareBuffer);
    this.spareBuffer = undefined;
    this.queue.push(group);
    return group;
  }

  /** After the poll phase: what many sockets brought in one turn of the loop shares one sync. */
  private scheduleSend(): void {
    if (this.sendScheduled || this.inFlight !== undefined) return;
    this.sendScheduled = true;
    setImmediate(() => {
      this.sendScheduled = false;
      this.send();
    });
  }

  private send(): void {
    if (this.inFlight !== undefined) return;
    const group = this.queue.shift();
    if (group === undefined) {
      if (this.closing !== undefined) this.post({ type: 'close' });
      return;
    }
    this.inFlight = group;
    const buffer = group.takeBuffer();
    this.post({ type: 'write', buffer, bytes: group.filledBytes, lastSeq: group.lastSeq }, [buffer]);
  }

  private receive(reply: WriterReply): void {
    if (reply.type === 'ready' || reply.type === 'refused') return;
    const wasFaulty = this.state.fault !== undefined;
    this.state = reply.state;
    if (reply.type === 'closed') return this.stop(closed());
    if (reply.type === 'committed') this.settleCommitted(reply);
    else if (reply.type === 'failed') this.settleFailed(reply.buffer, toError(reply.fault));
    else if (reply.type === 'released') this.releases.shift()?.();
    if (wasFaulty !== (this.state.fault !== undefined)) this.tellWritable();
  }

  private tellWritable(): void {
    const { fault } = this.state;
    this.observer.onWritableChange?.({ writable: fault === undefined, fault: fault && toError(fault) });
  }

  private settleCommitted({ buffer, durationMs }: Committed): void {
    const group = this.inFlight;
    if (group === undefined) return;
    this.inFlight = undefined;
    this.spareBuffer = buffer;
    const { filledBytes: bytes, entries, records, lastSeq, firstAppendedAtMs } = group;
    this.queuedBytes -= bytes;
    this.durableSeq = lastSeq;
    this.appendedEntries += entries;
    this.pending.add({ lastSeq, firstAppendedAtMs, bytes });
    this.send();
    group.acknowledge();
    this.observer.onCommit?.({ records, entries, bytes, durationMs });
    for (const listener of this.listeners) listener({ seq: lastSeq });
  }

  private settleFailed(buffer: ArrayBuffer, error: SpoolError): void {
    this.spareBuffer = buffer;
    // The groups behind it were never handed over, so their numbers are free again; the failed group's are not.
    this.nextSeq = (this.inFlight?.lastSeq ?? this.nextSeq - 1) + 1;
    this.refuseAll(error);
    this.send();
  }

  private refuseAll(error: SpoolError): void {
    const groups = this.inFlight === undefined ? this.queue : [this.inFlight, ...this.queue];
    this.inFlight = undefined;
    this.queue = [];
    this.queuedBytes = 0;
    for (const group of groups) group.refuse(error);
  }

  private stop(error: SpoolError): void {
    if (this.stopped) return;
    this.stopped = true;
    const unexpected = this.closing === undefined;
    const { code, message, details } = error;
    this.state = { ...this.state, fault: { code, message, details } };
    this.refuseAll(error);
    for (const resolve of this.releases.splice(0)) resolve();
    this.unlock();
    this.closing ??= Promise.resolve();
    this.finishClose?.();
    if (unexpected) this.tellWritable();
  }

  private post(request: WriterRequest, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(request, transfer);
  }
}

const closed = () => new SpoolError('spool_closed', 'the spool is closed');
const full = (why: string) => new SpoolError('spool_full', `the spool is full: ${why}`);
const toError = ({ code, message, details }: SpoolFault) => new SpoolError(code, message, details);
