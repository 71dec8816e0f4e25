import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { eventKinds, type EventKind } from '@pulso/contract';
import { openEventStore, type EventStore } from '@pulso/event-store';
import { makeDurableDirectory, openSpoolReader } from '@pulso/spool';
import type { DrainPoint } from '../../config/failpoint.ts';
import { readBacklog } from './backlog.ts';
import { DedupeIndex } from './dedupe-index.ts';
import type { DrainReply, DrainRequest, DrainSettings, StoreAddress } from './drain-protocol.ts';
import { DrainState, type DrainCursor } from './drain-state.ts';
import { Drain, type DrainProgress } from './drain.ts';
import { restMs } from './rest.ts';

const port =
  parentPort ??
  (() => {
    throw new Error('drain.worker runs in a worker thread');
  })();
const settings = workerData as DrainSettings;
const stopping = new AbortController();
const connected = signal<StoreAddress>();
let durable = signal<number>();

const send = (reply: DrainReply): void => port.postMessage(reply);

port.on('message', (request: DrainRequest) => {
  if (request.type === 'connect') connected.give(request.address);
  else if (request.type === 'durable') durable.give(request.seq);
  else stop();
});

function stop(): void {
  const reason = new Error('the drain is stopping');
  stopping.abort(reason);
  connected.refuse(reason);
  durable.refuse(reason);
}

const emptyCursor: DrainCursor = {
  version: 1,
  seq: 0,
  accounts: { stored: 0, duplicate: 0, deadLettered: 0, conflicting: 0 },
  dedupe: { day: 0, bytes: 0 },
};

async function main(): Promise<void> {
  makeDurableDirectory(settings.drainDirectory);
  const state = new DrainState(settings.drainDirectory);
  const cursor = state.readCursor() ?? emptyCursor;
  const dedupe = DedupeIndex.open(join(settings.drainDirectory, 'dedupe'), cursor.dedupe);
  send({ type: 'opened', accounts: cursor.accounts, backlog: await readBacklog(settings, cursor.seq) });

  const store = openEventStore(await connected.promise);
  const reader = await openSpoolReader({ directory: settings.spoolDirectory, fromSeq: cursor.seq + 1 });
  const drain = new Drain({ store, reader, state, dedupe, pause, onInsert, onFailure, reach }, cursor);
  try {
    const frozen = state.readFreeze();
    if (frozen !== undefined && frozen.toSeq > cursor.seq) tell(await drain.recover(frozen));
    for (;;) await drainOnce(drain);
  } finally {
    reader.close();
    await close(store);
  }
}

async function drainOnce(drain: Drain): Promise<void> {
  stopping.signal.throwIfAborted();
  durable = signal();
  send({ type: 'wanting', seq: drain.seq });
  const seq = await durable.promise;
  const startedMs = performance.now();
  const progress = await drain.step({ seq });
  if (progress === undefined) return;
  tell(progress);
  const rest = restMs(progress.entries, performance.now() - startedMs);
  if (rest > 0) await pause(rest);
}

function tell({ seq, entries, accounts, batch, rows }: DrainProgress): void {
  const notice =
    rows === 0
      ? undefined
      : {
          workspaceIds: [...batch.workspaceIds],
          kinds: [...batch.kinds].map((index) => eventKinds[index] as EventKind),
          rows,
          storedAtMs: Date.now(),
          oldestAcceptedAtMs: batch.oldestAcceptedAtMs,
        };
  send({ type: 'committed', seq, entries, accounts, notice });
}

let pointsLeft = settings.failpoint?.times ?? 0;

/** Dies at the named point as a crash would: no handler runs, nothing is flushed. */
function reach(point: DrainPoint): void {
  if (point !== settings.failpoint?.point) return;
  pointsLeft -= 1;
  if (pointsLeft === 0) process.kill(process.pid, 'SIGKILL');
}

function onInsert(seconds: number, rows: number): void {
  send({ type: 'inserted', seconds, rows });
}

function onFailure(error: { outcome: string; code: number; message: string }): void {
  send({ type: 'failed', outcome: error.outcome, code: error.code, message: error.message });
}

function pause(ms: number): Promise<void> {
  return delay(ms, undefined, { signal: stopping.signal });
}

/** Closing must not hold the exit: what was in flight is repaired from the frozen batch. */
async function close(store: EventStore): Promise<void> {
  await store.close().catch(() => undefined);
}

interface Signal<T> {
  readonly promise: Promise<T>;
  give(value: T): void;
  refuse(reason: Error): void;
}

function signal<T>(): Signal<T> {
  let give: Signal<T>['give'] = () => undefined;
  let refuse: Signal<T>['refuse'] = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    give = resolve;
    refuse = reject;
  });
  promise.catch(() => undefined);
  return { promise, give, refuse };
}

try {
  await main();
} catch (error) {
  if (!stopping.signal.aborted) throw error;
}
port.close();
