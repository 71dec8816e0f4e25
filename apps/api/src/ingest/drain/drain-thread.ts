import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { CommitNotice } from '../../platform/commit-bus.ts';
import type { Backlog, DrainReply, DrainRequest, DrainSettings, StoreAddress } from './drain-protocol.ts';
import type { DrainAccounts } from './drain-state.ts';

/** A batch in flight may take this long to finish at shutdown; the freeze keeps it safe beyond. */
const stopPatienceMs = 5000;

export interface DrainListener {
  onOpened(accounts: DrainAccounts, backlog: Backlog): void;
  onCommitted(seq: number, entries: number, accounts: DrainAccounts): void;
  onNotice(notice: CommitNotice): void;
  onInserted(seconds: number, rows: number): void;
  onFailed(failure: { outcome: string; code: number; message: string }): void;
  /** The thread ended although nobody stopped it. */
  onDied(error: Error): void;
}

/** The drain in a thread of its own, seen from the thread that accepts events. */
export class DrainThread {
  private readonly worker: Worker;
  private durableSeq = 0;
  private wantedAfterSeq: number | undefined;
  private stopped = false;

  constructor(
    settings: DrainSettings,
    private readonly listener: DrainListener,
  ) {
    this.worker = new Worker(new URL('./drain.worker.js', import.meta.url), {
      workerData: settings,
      name: 'drain',
    });
    this.worker.on('message', (reply: DrainReply) => this.receive(reply));
    this.worker.on('error', (error) => this.listener.onDied(error));
  }

  connect(address: StoreAddress): void {
    this.post({ type: 'connect', address });
  }

  /** Told after every commit of the log; the thread hears of it only when it waits. */
  noteDurable(seq: number): void {
    this.durableSeq = seq;
    this.answer();
  }

  /** Waits for the batch in flight, then ends the thread. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    const ended = once(this.worker, 'exit');
    this.post({ type: 'stop' });
    const timer = setTimeout(() => void this.worker.terminate(), stopPatienceMs);
    await ended;
    clearTimeout(timer);
  }

  private receive(reply: DrainReply): void {
    switch (reply.type) {
      case 'opened':
        return this.listener.onOpened(reply.accounts, reply.backlog);
      case 'wanting':
        this.wantedAfterSeq = reply.seq;
        return this.answer();
      case 'committed':
        this.listener.onCommitted(reply.seq, reply.entries, reply.accounts);
        if (reply.notice !== undefined) this.listener.onNotice(reply.notice);
        return;
      case 'inserted':
        return this.listener.onInserted(reply.seconds, reply.rows);
      case 'failed':
        return this.listener.onFailed(reply);
    }
  }

  private answer(): void {
    if (this.wantedAfterSeq === undefined || this.durableSeq <= this.wantedAfterSeq) return;
    this.wantedAfterSeq = undefined;
    this.post({ type: 'durable', seq: this.durableSeq });
  }

  private post(request: DrainRequest): void {
    this.worker.postMessage(request);
  }
}
