import { openSpoolReader, PendingIndex } from '@pulso/spool';
import { workspaceOf } from '../record-codec.ts';
import type { Backlog, DrainSettings } from './drain-protocol.ts';

const readBytes = 16 << 20;

/** Reads the log from `afterSeq` to its end once: how much waits, and whose it is. */
export async function readBacklog(
  { spoolDirectory, lastSeq }: Pick<DrainSettings, 'spoolDirectory' | 'lastSeq'>,
  afterSeq: number,
): Promise<Backlog> {
  const reader = await openSpoolReader({ directory: spoolDirectory, fromSeq: afterSeq + 1 });
  const byWorkspace = new Map<string, PendingIndex>();
  let entries = 0;
  try {
    for (;;) {
      const records = await reader.next({ seq: lastSeq }, readBytes);
      if (records.length === 0) break;
      for (const { seq, entries: more, payload, appendedAtMs } of records) {
        entries += more;
        const workspaceId = workspaceOf(payload);
        const waiting = byWorkspace.get(workspaceId) ?? new PendingIndex();
        byWorkspace.set(workspaceId, waiting);
        waiting.add({ lastSeq: seq, firstAppendedAtMs: appendedAtMs, bytes: payload.length });
      }
    }
  } finally {
    reader.close();
  }
  const runs = [...byWorkspace].map(([workspaceId, waiting]) => [workspaceId, waiting.toRuns()] as const);
  return { entries, byWorkspace: new Map(runs) };
}
