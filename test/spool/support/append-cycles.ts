import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openSpoolReader } from '@pulso/spool';
import { seededRandom, startProcess, type TestProcess } from '@pulso/testing';
import { inspectSpool } from './inspect-spool.ts';

const appender = fileURLToPath(new URL('./appender.mjs', import.meta.url));

export interface CycleOptions {
  directory: string;
  cycles: number;
  /** Between these many milliseconds of appending, each process is killed. */
  runMs: [number, number];
  seed?: number;
  /** A control's disk: `no-sync`, `late-sync` or `no-truncation`. */
  control?: string;
  environment?: () => NodeJS.ProcessEnv;
  /** After each kill: what the power cut does. */
  afterKill?: (cycle: number) => void;
  /** Called while a process appends; it is killed after this and `runMs`. */
  whileAppending?: (child: TestProcess) => Promise<unknown>;
}

/** What the promise "an acknowledged record is there, once, whatever happened" came to. */
export interface Verdict {
  acknowledged: number;
  /** Acknowledged and gone, or with other bytes. */
  missing: number[];
  repeated: number[];
  /** Refused with an error and visible all the same. */
  refusedVisible: number[];
  /** Records the spool itself reports as lost. */
  lost: number;
  /** Sealed segments with anything behind their last record. */
  unclean: string[];
}

interface Promised {
  seq: number;
  bytes: number;
}

/** Lets processes append to one spool and kills each; after every restart, checks what the one before was promised. */
export async function runAppendCycles(options: CycleOptions): Promise<Verdict> {
  const { directory, cycles, runMs, seed = 1, control, environment, afterKill, whileAppending } = options;
  const random = seededRandom(seed);
  const verdict: Verdict = {
    acknowledged: 0,
    missing: [],
    repeated: [],
    refusedVisible: [],
    lost: 0,
    unclean: [],
  };
  let promised = new Map<number, Promised>();
  let refused = new Set<number>();
  let checkedSeq = 0;
  // One cycle behind: a segment goes through two recoveries, then it is unlinked while the process appends.
  let releasedSeq = 0;
  let nextId = 1;

  for (let cycle = 0; cycle <= cycles; cycle += 1) {
    const settings = {
      directory,
      firstId: nextId,
      random: Math.floor(random() * 2 ** 32),
      segmentBytes: 8 << 20,
      reserveBytes: 0,
      keepMs: 0,
      releasedSeq,
      diskModule: control && new URL(`./controls/${control}.mjs`, import.meta.url).href,
    };
    const child = startProcess({ args: [appender, JSON.stringify(settings)], env: environment?.() });
    try {
      const [, lastSeq, lost] = (await child.waitForLine(/^ready /)).split(' ').map(Number) as [
        number,
        number,
        number,
      ];
      verdict.lost += lost;
      await check(verdict, { directory, fromSeq: checkedSeq + 1, toSeq: lastSeq }, promised, refused);
      verdict.unclean.push(...inspectSpool(directory).unclean);
      [releasedSeq, checkedSeq] = [checkedSeq, lastSeq];
      if (cycle === cycles) break;

      [promised, refused] = [new Map(), new Set()];
      const watch = child.onLine((line) => {
        const [kind, id, seq, bytes] = line.split(' ');
        if (kind === 'ack') promised.set(Number(id), { seq: Number(seq), bytes: Number(bytes) });
        if (kind === 'refused') refused.add(Number(id));
      });
      child.write('go');
      await whileAppending?.(child);
      await sleep(runMs[0] + random() * (runMs[1] - runMs[0]));
      await child.kill();
      watch();
      verdict.acknowledged += promised.size;
      nextId += 10_000_000;
      afterKill?.(cycle);
    } finally {
      await child.kill();
    }
  }
  return verdict;
}

async function check(
  verdict: Verdict,
  { directory, fromSeq, toSeq }: { directory: string; fromSeq: number; toSeq: number },
  promised: Map<number, Promised>,
  refused: Set<number>,
): Promise<void> {
  const seen = new Set<number>();
  const reader = await openSpoolReader({ directory, fromSeq });
  for (;;) {
    const records = await reader.next({ seq: toSeq }, 8 << 20);
    if (records.length === 0) break;
    for (const { payload, seq } of records) {
      const id = payload.readUInt32LE(0);
      const promise = promised.get(id);
      if (seen.has(id)) verdict.repeated.push(id);
      if (refused.has(id)) verdict.refusedVisible.push(id);
      const asWritten = payload.subarray(4).equals(Buffer.alloc(payload.length - 4, (id & 127) + 1));
      if (promise === undefined || (asWritten && promise.seq === seq && promise.bytes === payload.length))
        seen.add(id);
    }
  }
  reader.close();
  for (const id of promised.keys()) if (!seen.has(id)) verdict.missing.push(id);
}
