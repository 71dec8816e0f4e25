import { parentPort, workerData } from 'node:worker_threads';
import { nodeDisk, type Disk } from '../disk/disk.ts';
import { recoverLog } from '../recovery/recover-log.ts';
import { toSpoolError, type SpoolError } from '../spool-error.ts';
import { LogWriter } from './log-writer.ts';
import { PendingIndex } from './pending-index.ts';
import { SegmentShelf } from './segment-shelf.ts';
import type {
  SpoolFault,
  WriterReply,
  WriterRequest,
  WriterSettings,
  WriterState,
} from './writer-protocol.ts';

const port = parentPort;
if (port === null) throw new Error('the spool writer runs as a worker thread');
const settings = workerData as WriterSettings;
/** Unlinks what has been kept long enough and probes a failed disk: writable again well within 5 s of its return. */
const sweepIntervalMs = 1_000;
const send = (reply: WriterReply, transfer: ArrayBuffer[] = []) => port.postMessage(reply, transfer);
const toFault = ({ code, message, details }: SpoolError): SpoolFault => ({ code, message, details });

try {
  await start();
} catch (cause) {
  send({ type: 'refused', fault: toFault(toSpoolError(cause, 'open')) });
  port.close();
}

async function start(): Promise<void> {
  const disk = await chooseDisk();
  const pending = new PendingIndex();
  const releasedSeq = settings.releasedSeq ?? 0;
  const { report, segments, quarantinedSegments } = recoverLog(settings.directory, disk, {
    releasedSeq: settings.releasedSeq,
    onRecord: ({ seq, appendedAtMs }, _segment, offset, end) => {
      if (seq > releasedSeq)
        pending.add({ lastSeq: seq, firstAppendedAtMs: appendedAtMs, bytes: end - offset });
    },
  });
  const shelf = new SegmentShelf({ ...settings, disk }, segments);
  shelf.release(releasedSeq, Date.now());
  // Never below what was consumed: a reader that is ahead of damaged data would skip re-used numbers.
  const lastSeq = Math.max(report.lastSeq, releasedSeq);
  const writer = new LogWriter({ ...settings, lastSeq, shelf, disk });
  writer.reopen();
  const runs = pending.toRuns();
  send({
    type: 'ready',
    recovery: report,
    quarantinedSegments,
    nextSeq: lastSeq + 1,
    runs,
    state: stateOf(writer, shelf),
  });
  serve(writer, shelf);
}

async function chooseDisk(): Promise<Disk> {
  if (settings.diskModule === undefined) return nodeDisk;
  const { wrapDisk } = (await import(settings.diskModule)) as { wrapDisk(disk: Disk): Disk };
  return wrapDisk(nodeDisk);
}

function serve(writer: LogWriter, shelf: SegmentShelf): void {
  const sweep = () => {
    try {
      shelf.sweep(Date.now(), writer.activeBytes, writer.neededBytes);
    } catch {
      // An unlink that fails is tried again at the next sweep; the bytes stay counted meanwhile.
    }
  };
  const timer = setInterval(() => {
    sweep();
    if (writer.blockedBy !== undefined) writer.reopen();
    send({ type: 'state', state: stateOf(writer, shelf) });
  }, sweepIntervalMs);

  port?.on('message', (request: WriterRequest) => {
    if (request.type === 'write') {
      write(request.buffer, request.bytes, request.lastSeq);
    } else if (request.type === 'release') {
      shelf.release(request.upToSeq, Date.now());
      sweep();
      send({ type: 'released', state: stateOf(writer, shelf) });
    } else {
      clearInterval(timer);
      writer.close();
      send({ type: 'closed', state: stateOf(writer, shelf) });
      port.close();
    }
  });

  function write(buffer: ArrayBuffer, bytes: number, lastSeq: number): void {
    const startedAtMs = performance.now();
    try {
      writer.write(Buffer.from(buffer, 0, bytes), lastSeq);
    } catch (cause) {
      const fault = toFault(toSpoolError(cause, 'append'));
      return send({ type: 'failed', buffer, fault, state: stateOf(writer, shelf) }, [buffer]);
    }
    const durationMs = performance.now() - startedAtMs;
    send({ type: 'committed', buffer, durationMs, state: stateOf(writer, shelf) }, [buffer]);
    writer.prepareNext();
  }
}

function stateOf(writer: LogWriter, shelf: SegmentShelf): WriterState {
  const fault = writer.blockedBy;
  return {
    fault: fault && toFault(fault),
    segments: shelf.count + (writer.activeBytes > 0 ? 1 : 0),
    bytes: shelf.bytes + writer.activeBytes,
  };
}
