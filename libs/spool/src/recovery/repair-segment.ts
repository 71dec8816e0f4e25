import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Disk } from '../disk/disk.ts';
import { encodeSegmentHeader } from '../format/segment-header.ts';
import { quarantineName } from '../format/segment-name.ts';
import { scanSegment } from './scan-segment.ts';
import type { VerifiedSegment } from './verify-log.ts';

/**
 * Replaces a damaged segment by a copy of its valid records, byte for byte, behind a fresh header that admits the
 * loss up to `untilSeq`. The original goes to `quarantine/` first; a crash at any point leaves one of the two in place.
 */
export function repairSegment(segment: VerifiedSegment, untilSeq: number, disk: Disk): void {
  const quarantine = join(dirname(segment.path), quarantineName);
  mkdirSync(quarantine, { recursive: true, mode: 0o700 });
  const aside = join(quarantine, segment.name);
  if (!existsSync(aside)) disk.link(segment.path, aside);
  disk.syncDirectory(quarantine);
  replaceByCopy(segment, untilSeq, disk);
}

/** Puts a copy of the valid records in the segment's place, durably; returns its bytes. */
export function replaceByCopy(segment: VerifiedSegment, untilSeq: number, disk: Disk): number {
  const draft = `${segment.path}.draft`;
  if (existsSync(draft)) disk.unlink(draft);
  const copy = copyOf(segment, untilSeq);
  const fd = disk.create(draft);
  try {
    disk.write(fd, copy, 0);
    disk.sync(fd);
  } finally {
    disk.close(fd);
  }
  disk.rename(draft, segment.path);
  disk.syncDirectory(dirname(segment.path));
  return copy.length;
}

function copyOf({ path, firstSeq, header, lastSeq }: VerifiedSegment, untilSeq: number): Buffer {
  const bytes = readFileSync(path);
  const parts: Buffer[] = [
    encodeSegmentHeader({
      firstSeq,
      precedingSeq: header?.precedingSeq ?? firstSeq - 1,
      createdAtMs: header?.createdAtMs ?? 0,
      lostUntilSeq: untilSeq,
    }),
  ];
  scanSegment(bytes, {
    afterSeq: firstSeq - 1,
    untilSeq: lastSeq,
    onRecord: (_header, offset, end) => parts.push(bytes.subarray(offset, end)),
  });
  return Buffer.concat(parts);
}
