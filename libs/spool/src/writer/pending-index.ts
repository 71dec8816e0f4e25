/** A run of appended records; `bytes` with their headers. */
export interface PendingRun {
  lastSeq: number;
  firstAppendedAtMs: number;
  bytes: number;
}

const maxRuns = 4096;
/** Records this close together are one run: a backlog of millions then costs a few thousand runs. */
const runBytes = 64 << 10;
const runMs = 100;

/**
 * Age and size of what was appended and not yet released, in bounded memory: past 4,096 runs neighbours are joined
 * in pairs. A run counts until its last record is released, so the figures err on the high side.
 */
export class PendingIndex {
  private runs: PendingRun[];
  bytes: number;

  constructor(runs: PendingRun[] = []) {
    this.runs = runs;
    this.bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
  }

  add(run: PendingRun): void {
    this.bytes += run.bytes;
    const last = this.runs.at(-1);
    if (
      last !== undefined &&
      last.bytes + run.bytes <= runBytes &&
      run.firstAppendedAtMs - last.firstAppendedAtMs < runMs
    ) {
      last.lastSeq = run.lastSeq;
      last.bytes += run.bytes;
      return;
    }
    this.runs.push(run);
    if (this.runs.length > maxRuns) this.runs = joinPairs(this.runs);
  }

  release(upToSeq: number): void {
    const firstPending = this.runs.findIndex(({ lastSeq }) => lastSeq > upToSeq);
    const released = this.runs.splice(0, firstPending < 0 ? this.runs.length : firstPending);
    for (const { bytes } of released) this.bytes -= bytes;
  }

  /** 0 when nothing is pending, and never negative, also after the clock was set back. */
  oldestAgeMs(nowMs: number): number {
    const oldest = this.runs[0];
    return oldest === undefined ? 0 : Math.max(0, nowMs - oldest.firstAppendedAtMs);
  }

  toRuns(): PendingRun[] {
    return this.runs;
  }
}

function joinPairs(runs: PendingRun[]): PendingRun[] {
  const joined: PendingRun[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    const [first, second] = [runs[at] as PendingRun, runs[at + 1]];
    joined.push(
      second === undefined
        ? first
        : { ...second, firstAppendedAtMs: first.firstAppendedAtMs, bytes: first.bytes + second.bytes },
    );
  }
  return joined;
}
