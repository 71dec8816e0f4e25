import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { quarantineName } from '../format/segment-name.ts';
import type { Disk } from '../disk/disk.ts';
import { settleSegment } from './settle-segment.ts';
import { verifyLog, type VerifiedSegment, type VerifyOptions } from './verify-log.ts';

/** What opening found and did. Counts are exact; a torn tail was, as far as the log can tell, not acknowledged. */
export interface RecoveryReport {
  segments: number;
  records: number;
  entries: number;
  lastSeq: number;
  /** Acknowledged records that can no longer be read. */
  lostRecords: number;
  damagedSegments: string[];
  tornBytes: number;
  tornRecords: number;
}

interface RecoveredSegment {
  path: string;
  firstSeq: number;
  lastSeq: number;
  bytes: number;
}

export interface RecoveredLog {
  report: RecoveryReport;
  segments: RecoveredSegment[];
  quarantinedSegments: number;
}

/**
 * Makes a directory that a crash, a power cut or a bad disk left behind ready to go on, without a human: cuts the
 * unfinished last group, keeps a link to a damaged segment in `quarantine/`, moves one with nothing left in it there,
 * and removes empty ones. No valid record is dropped. Everything read here is synced before it is trusted,
 * because a record that was only in the page cache of a killed process is not durable yet.
 */
export function recoverLog(directory: string, disk: Disk, options: VerifyOptions = {}): RecoveredLog {
  const quarantine = join(directory, quarantineName);
  mkdirSync(quarantine, { recursive: true, mode: 0o700 });
  const log = verifyLog(directory, options);
  const segments = log.segments.flatMap((segment, index) => {
    const bytes = settleSegment(segment, quarantine, disk, index === log.segments.length - 1);
    return bytes === 0
      ? []
      : [{ path: segment.path, firstSeq: segment.firstSeq, lastSeq: segment.lastSeq, bytes }];
  });
  disk.syncDirectory(quarantine);
  disk.syncDirectory(directory);

  const total = (count: (segment: VerifiedSegment) => number) =>
    log.segments.reduce((sum, s) => sum + count(s), 0);
  return {
    report: {
      segments: segments.length,
      records: total((segment) => segment.records),
      entries: total((segment) => segment.entries),
      lastSeq: log.lastSeq,
      lostRecords: log.lostRecords,
      damagedSegments: log.segments.filter(({ state }) => state === 'damaged').map(({ name }) => name),
      tornBytes: total((segment) => segment.tailBytes),
      tornRecords: total((segment) => segment.tornRecords),
    },
    segments,
    quarantinedSegments: readdirSync(quarantine).filter((name) => name.endsWith('.seg')).length,
  };
}
