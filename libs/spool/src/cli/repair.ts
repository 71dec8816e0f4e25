import { lockDirectory } from '../disk/directory-lock.ts';
import { nodeDisk } from '../disk/disk.ts';
import { recoverLog } from '../recovery/recover-log.ts';
import { repairSegment } from '../recovery/repair-segment.ts';
import { verifyLog } from '../recovery/verify-log.ts';
import { count } from './figures.ts';

/**
 * Says what a repair would do, and with `write` does it: torn tails are cut, damaged segments replaced by copies of
 * their valid records. Every damaged original stays in `quarantine/` until an operator removes it.
 * @throws SpoolError `spool_locked` while a process uses the spool.
 */
export function repair(directory: string, { write }: { write: boolean }): string[] {
  const lock = lockDirectory(directory);
  try {
    const { segments, lostRecords } = verifyLog(directory);
    const lines = segments.flatMap(({ name, state, records, tailBytes }) => {
      if (state === 'torn') return [`${name}: cut ${count(tailBytes)} bytes of an unfinished write`];
      if (state !== 'damaged') return [];
      if (records === 0) return [`${name}: move to quarantine, no record can be read`];
      return [
        `${name}: write a copy with its ${count(records)} valid records, keep the original in quarantine`,
      ];
    });
    if (lines.length === 0) return ['nothing to repair'];
    if (!write) return [...lines, 'nothing was changed; run again with --write'];
    recoverLog(directory, nodeDisk);
    const recovered = verifyLog(directory).segments;
    for (const [index, segment] of recovered.entries()) {
      const next = recovered[index + 1];
      const untilSeq = next === undefined ? 0 : (next.header?.precedingSeq ?? next.firstSeq - 1);
      if (segment.state === 'damaged') repairSegment(segment, untilSeq, nodeDisk);
    }
    return [...lines, `done; ${count(lostRecords)} acknowledged records could not be recovered`];
  } finally {
    lock.unlock();
  }
}
