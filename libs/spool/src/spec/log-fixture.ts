import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeDisk, type Disk } from '../disk/disk.ts';
import { openSpoolReader } from '../reader/spool-reader.ts';
import type { SpoolRecord } from '../reader/spool-record.ts';
import { AppendGroup } from '../writer/append-group.ts';
import { LogWriter } from '../writer/log-writer.ts';
import { SegmentShelf } from '../writer/segment-shelf.ts';

export function makeDirectory(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'pulso-spool-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A writer on the calling thread, with an optional disk of the test's own. */
export function openWriter(
  directory: string,
  { segmentBytes = 64 << 10, reserveBytes = 0, lastSeq = 0, disk = nodeDisk as Disk } = {},
): LogWriter {
  const shelf = new SegmentShelf({ directory, keepMs: 0, maxBytes: Infinity, disk }, []);
  return new LogWriter({ directory, segmentBytes, reserveBytes, lastSeq, shelf, disk });
}

/** Appends one group with the numbers `fromSeq` on and returns the last. */
export function writeGroup(
  writer: LogWriter,
  fromSeq: number,
  payloads: Buffer[],
  appendedAtMs = 1_000,
): number {
  const group = new AppendGroup();
  const nobody = { resolve: () => undefined, reject: () => undefined };
  for (const [index, payload] of payloads.entries())
    group.add(payload, 1, appendedAtMs, { seq: fromSeq + index, ...nobody });
  writer.write(Buffer.from(group.takeBuffer(), 0, group.filledBytes), group.lastSeq);
  return group.lastSeq;
}

export async function readAll(directory: string, upToSeq: number, fromSeq = 1, maxBytes = 1 << 20) {
  const gaps: { fromSeq: number; toSeq: number }[] = [];
  const records: SpoolRecord[] = [];
  const reader = await openSpoolReader({ directory, fromSeq, onGap: (gap) => gaps.push(gap) });
  for (;;) {
    const more = await reader.next({ seq: upToSeq }, maxBytes);
    if (more.length === 0) break;
    records.push(...more);
  }
  reader.close();
  return { records, gaps, seqs: records.map(({ seq }) => seq) };
}

export const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
