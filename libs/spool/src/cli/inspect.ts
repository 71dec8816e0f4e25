import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readLockOwner } from '../disk/directory-lock.ts';
import { quarantineName } from '../format/segment-name.ts';
import { verifyLog, type VerifiedLog, type VerifiedSegment } from '../recovery/verify-log.ts';
import { age, bytes, count } from './figures.ts';
import { readCursor, type CursorReading } from './read-cursor.ts';

export interface Inspection {
  lines: string[];
  /** False when acknowledged records are missing or a file is damaged. */
  sound: boolean;
}

/** Reads a spool directory, checks every record, changes nothing. Works beside a running process. */
export function inspect(directory: string, nowMs = Date.now()): Inspection {
  const cursor = readCursor(directory);
  const releasedSeq = cursor.state === 'whole' ? cursor.seq : undefined;
  const log = verifyLog(directory, { releasedSeq });
  const owner = readLockOwner(directory);
  const quarantined = listQuarantine(directory);
  const damaged = log.segments.filter(({ state }) => state === 'damaged');
  return {
    sound: damaged.length === 0 && log.lostRecords === 0 && cursor.state !== 'damaged',
    lines: [
      `directory   ${directory}`,
      `in use by   ${owner === undefined ? 'nobody' : `process ${owner.pid} on ${owner.host}; its last segment may be changing`}`,
      ...totals(log, nowMs),
      `cursor      ${cursorLine(cursor, log)}`,
      `lost        ${count(log.lostRecords)} acknowledged records`,
      `quarantine  ${quarantined.length === 0 ? 'empty' : quarantined.join(', ')}`,
      '',
      ...log.segments.flatMap(segmentLines),
    ],
  };
}

function totals({ segments }: VerifiedLog, nowMs: number): string[] {
  const sum = (figure: (segment: VerifiedSegment) => number) =>
    segments.reduce((total, s) => total + figure(s), 0);
  const first = segments.find(({ records }) => records > 0);
  const last = segments.findLast(({ records }) => records > 0);
  return [
    `segments    ${count(segments.length)}, ${bytes(sum((s) => s.validEnd))} used of ${bytes(sum((s) => s.fileBytes))}`,
    `records     ${count(sum((s) => s.records))} with ${count(sum((s) => s.entries))} entries`,
    first === undefined || last === undefined
      ? 'numbers     none'
      : `numbers     ${first.firstSeq} to ${last.lastSeq}, appended ${age(nowMs - (first.firstAppendedAtMs ?? nowMs))} to ${age(nowMs - (last.lastAppendedAtMs ?? nowMs))} ago`,
  ];
}

function cursorLine(cursor: CursorReading, { lastSeq }: VerifiedLog): string {
  if (cursor.state === 'missing') return 'none: nothing has been consumed';
  if (cursor.state === 'damaged') return 'DAMAGED: the consumer falls back to its frozen batch';
  return `${cursor.seq}, ${count(Math.max(0, lastSeq - cursor.seq))} records pending`;
}

function segmentLines({
  name,
  state,
  records,
  entries,
  lastSeq,
  firstSeq,
  validEnd,
  damage,
  tailBytes,
  header,
  lostRecords,
}: VerifiedSegment): string[] {
  const range = records === 0 ? 'no records' : `${firstSeq} to ${lastSeq}`;
  const line = `${name}  ${state.toUpperCase().padEnd(7)}  ${range}  ${count(records)} records  ${count(entries)} entries  ${bytes(validEnd)}`;
  const notes = damage.map(
    (span) =>
      `  bytes ${span.offset} to ${span.offset + span.bytes} are damaged: records ${span.fromSeq} to ${span.toSeq} cannot be read`,
  );
  if (header === undefined) notes.push('  the header is unreadable; its records count all the same');
  if (tailBytes > 0) notes.push(`  ${bytes(tailBytes)} of an unfinished write after byte ${validEnd}`);
  if (lostRecords > 0) notes.push(`  ${count(lostRecords)} acknowledged records are missing here`);
  return [line, ...notes];
}

function listQuarantine(directory: string): string[] {
  const path = join(directory, quarantineName);
  return existsSync(path) ? readdirSync(path).sort() : [];
}
