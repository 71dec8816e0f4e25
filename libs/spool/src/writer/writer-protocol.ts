import type { RecoveryReport } from '../recovery/recover-log.ts';
import type { SpoolErrorCode } from '../spool-error.ts';
import type { PendingRun } from './pending-index.ts';

export interface WriterSettings {
  directory: string;
  segmentBytes: number;
  reserveBytes: number;
  maxBytes: number;
  keepMs: number;
  releasedSeq: number | undefined;
  /** Module whose `wrapDisk(disk)` stands in front of the disk; for fault tests. */
  diskModule: string | undefined;
}

export type WriterRequest =
  | { type: 'write'; buffer: ArrayBuffer; bytes: number; lastSeq: number }
  | { type: 'release'; upToSeq: number }
  | { type: 'close' };

/** A SpoolError on its way between threads: structured clone keeps the message only. */
export interface SpoolFault {
  code: SpoolErrorCode;
  message: string;
  details: Record<string, unknown>;
}

export interface WriterState {
  fault: SpoolFault | undefined;
  segments: number;
  bytes: number;
}

export type WriterReply =
  | {
      type: 'ready';
      recovery: RecoveryReport;
      quarantinedSegments: number;
      nextSeq: number;
      runs: PendingRun[];
      state: WriterState;
    }
  | { type: 'refused'; fault: SpoolFault }
  | { type: 'committed'; buffer: ArrayBuffer; durationMs: number; state: WriterState }
  | { type: 'failed'; buffer: ArrayBuffer; fault: SpoolFault; state: WriterState }
  | { type: 'state' | 'released' | 'closed'; state: WriterState };
