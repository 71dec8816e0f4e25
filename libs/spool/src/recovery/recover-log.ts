import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { verifyLog, type VerifiedSegment, type VerifyOptions } from './verify-log.ts';

export const quarantineName = 'quarantine';
/** Interrupted writes kept aside for inspection; they were not acknowledged, so a few are enough. */
const keptTails = 8;

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

export interface RecoveredSegment {
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
 * torn tail, keeps a link to a damaged segment in `quarantine/`, moves one with nothing left in it there, and
 * removes empty ones. No valid record is moved or changed. Everything read here is synced before it is trusted,
 * because a record that was only in the page cache of a killed process is not durable yet.
 */
export function recoverLog(directory: string, disk: Disk, options: VerifyOptions = {}): RecoveredLog {
  const quarantine = join(directory, quarantineName);
  mkdirSync(quarantine, { recursive: true, mode: 0o700 });
  const log = verifyLog(directory, options);
  const kept: VerifiedSegment[] = [];
  for (const [index, segment] of log.segments.entries()) {
    if (settle(segment, quarantine, disk, index === log.segments.length - 1)) kept.push(segment);
  }
  disk.syncDirectory(quarantine);
  disk.syncDirectory(directory);

  const total = (count: (segment: VerifiedSegment) => number) =>
    log.segments.reduce((sum, s) => sum + count(s), 0);
  return {
    report: {
      segments: kept.length,
      records: total((segment) => segment.records),
      entries: total((segment) => segment.entries),
      lastSeq: log.lastSeq,
      lostRecords: log.lostRecords,
      damagedSegments: log.segments.filter(({ state }) => state === 'damaged').map(({ name }) => name),
      tornBytes: total((segment) => segment.tailBytes),
      tornRecords: total((segment) => segment.tailRecords),
    },
    segments: kept.map(({ path, firstSeq, lastSeq, validEnd }) => ({
      path,
      firstSeq,
      lastSeq,
      bytes: validEnd,
    })),
    quarantinedSegments: readdirSync(quarantine).filter((name) => name.endsWith('.seg')).length,
  };
}

/** True when the segment stays in the log. */
function settle(segment: VerifiedSegment, quarantine: string, disk: Disk, isLast: boolean): boolean {
  const aside = join(quarantine, segment.name);
  const damaged = segment.state === 'damaged';
  if (segment.records === 0 && damaged) {
    disk.rename(segment.path, existsSync(aside) ? aside.replace(/seg$/, `${Date.now()}.seg`) : aside);
    return false;
  }
  if (damaged && !existsSync(aside)) disk.link(segment.path, aside);
  if (segment.tailBytes > 0 && (isLast || !damaged)) keepTail(segment, quarantine, disk);
  if (segment.records === 0) {
    disk.unlink(segment.path);
    return false;
  }
  if (isLast || (!damaged && segment.fileBytes > segment.validEnd)) cut(segment, disk);
  return true;
}

function cut(segment: VerifiedSegment, disk: Disk): void {
  const fd = disk.open(segment.path);
  try {
    if (segment.fileBytes > segment.validEnd) disk.truncate(fd, segment.validEnd);
    disk.sync(fd);
  } finally {
    disk.close(fd);
  }
}

/** Best effort: a full disk must not keep the log from opening for the sake of bytes nobody was promised. */
function keepTail(
  { path, name, validEnd, tailBytes }: VerifiedSegment,
  quarantine: string,
  disk: Disk,
): void {
  const tails = readdirSync(quarantine)
    .filter((entry) => entry.endsWith('.tail'))
    .sort();
  for (const old of tails.slice(0, Math.max(0, tails.length - keptTails + 1)))
    disk.unlink(join(quarantine, old));
  const tail = join(quarantine, `${name}.${validEnd}.tail`);
  if (existsSync(tail)) return;
  let fd: number | undefined;
  try {
    fd = disk.create(tail);
    disk.write(fd, readFileSync(path).subarray(validEnd, validEnd + tailBytes), 0);
    disk.sync(fd);
  } catch {
    if (fd !== undefined) disk.unlink(tail);
  } finally {
    if (fd !== undefined) disk.close(fd);
  }
}
