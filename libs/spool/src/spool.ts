import type { RecoveryReport } from './recovery/recover-log.ts';
import type { SpoolError } from './spool-error.ts';

/** Every record up to and including `seq` is durable. */
export interface SpoolPosition {
  seq: number;
}

export interface SpoolStatus {
  /** Bytes on disk in segments, released ones included, without the ballast and unwritten preallocation. */
  bytes: number;
  /** Bytes not yet released: what the cap counts. */
  pendingBytes: number;
  oldestPendingAgeMs: number;
  /** Last durable record. */
  lastSeq: number;
  segments: number;
  writable: boolean;
  /** Why it is not writable. */
  fault: SpoolError | undefined;
  /** Damaged segments kept in `quarantine/` when the spool was opened. */
  quarantinedSegments: number;
  /** Entries made durable since the spool was opened. */
  appendedEntries: number;
}

/** All optional; called on the thread that opened the spool. */
export interface SpoolObserver {
  onRecovered?(report: RecoveryReport): void;
  /** One write and one sync; `durationMs` is both together. */
  onCommit?(group: { records: number; entries: number; bytes: number; durationMs: number }): void;
  onWritableChange?(change: { writable: boolean; fault: SpoolError | undefined }): void;
}

export interface SpoolOptions {
  directory: string;
  /** 64 MiB. */
  segmentBytes?: number;
  /** Cap on pending bytes, 8 GiB; beyond it `append` rejects with `spool_full`. */
  maxBytes?: number;
  /** Cap on the age of the oldest pending record; none unless given. */
  maxAgeMs?: number;
  /** Ballast given up when the disk is full, 64 MiB; 0 for none. */
  reserveBytes?: number;
  /** How long a released segment stays on disk, 10 minutes. Given up early when space is needed. */
  keepMs?: number;
  /** Last number the reader has durably consumed. New records are numbered above it, whatever the disk lost. */
  releasedSeq?: number;
  observer?: SpoolObserver;
  /** Fault tests only: a module whose `wrapDisk(disk: Disk): Disk` stands in front of the disk in the writer thread. */
  diskModule?: URL;
}

export interface Spool {
  /**
   * Resolves once the record survives a power cut. The payload is copied before this returns.
   * @throws SpoolError (as rejection) `spool_full`, `disk_full`, `spool_io` or `spool_closed`. After `spool_io` the
   * record may be on the disk but is never read while this spool goes on.
   */
  append(payload: Uint8Array, entries: number): Promise<{ seq: number }>;
  status(): SpoolStatus;
  /** Called after each commit and once at once; returns the function that ends it. */
  onDurable(listener: (position: SpoolPosition) => void): () => void;
  /** Call after the consumer's cursor is durable: whole segments up to `upToSeq` go away after `keepMs`. */
  release(upToSeq: number): Promise<void>;
  /** Makes what was appended durable, then stops the thread and gives the lock back. Idempotent. */
  close(): Promise<void>;
}
