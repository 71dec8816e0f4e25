import { cpSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeDisk, type Disk } from '../disk/disk.ts';
import { parseRecord } from '../format/record.ts';
import { segmentHeaderBytes } from '../format/segment-header.ts';
import { listSegments } from '../format/segment-name.ts';
import { makeDirectory, openWriter, readAll, range, writeGroup } from '../spec/log-fixture.ts';
import { recoverLog } from './recover-log.ts';
import { verifyLog, type VerifiedSegment } from './verify-log.ts';

/** Syncs are left out: hundreds of logs are opened here, and none of them loses its power. */
const disk: Disk = { ...nodeDisk, sync: () => undefined, syncDirectory: () => undefined };
const records = 120;
const stepBytes = 97;

/** Where each record of a segment begins and ends. */
type Extents = { seq: number; from: number; to: number }[];

interface Victim {
  name: string;
  bytes: Buffer;
  extents: Extents;
  isLast: boolean;
}

let original: ReturnType<typeof makeDirectory>;
let victims: Victim[];

beforeAll(() => {
  original = makeDirectory();
  const writer = openWriter(original.path, { segmentBytes: 4 << 10, disk });
  writer.reopen();
  for (let seq = 1; seq <= records;) {
    const group = range(seq, Math.min(records, seq + (seq % 4)));
    seq =
      writeGroup(
        writer,
        seq,
        group.map((number) => Buffer.from(`record ${number} `.repeat((number * 7) % 19))),
      ) + 1;
  }
  writer.close();
  const files = listSegments(original.path);
  victims = files.map(({ path, name }, index) => {
    const bytes = readFileSync(path);
    return { name, bytes, extents: extentsOf(bytes), isLast: index === files.length - 1 };
  });
});
afterAll(() => original.remove());

function extentsOf(bytes: Buffer): Extents {
  const extents: Extents = [];
  for (let at = segmentHeaderBytes; at < bytes.length;) {
    const parsed = parseRecord(bytes, at);
    if (parsed.kind !== 'whole') break;
    extents.push({ seq: parsed.header.seq, from: at, to: parsed.end });
    at = parsed.end;
  }
  return extents;
}

interface Mutation {
  kind: string;
  apply(bytes: Buffer, at: number): Buffer;
}

const mutations: Mutation[] = [
  {
    kind: 'flipped bit',
    apply(bytes, at) {
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at & 7));
      return bytes;
    },
  },
  { kind: 'zeroed page', apply: (bytes, at) => bytes.fill(0, at, Math.min(bytes.length, at + 512)) },
  { kind: 'torn write', apply: (bytes, at) => bytes.subarray(0, at) },
];

/** The numbers of the records with a byte that differs. */
function hitRecords({ bytes, extents }: Victim, changed: Buffer): Set<number> {
  const differs = ({ from, to }: { from: number; to: number }) =>
    !bytes.subarray(from, to).equals(changed.subarray(from, to));
  return new Set(extents.filter(differs).map(({ seq }) => seq));
}

interface Outcome {
  survivors: number[];
  expected: number[];
  lostRecords: number;
  tornRecords: number;
  reopened: ReturnType<typeof verifyLog>;
}

async function damage(victim: Victim, { apply }: Mutation, at: number): Promise<Outcome> {
  const copy = makeDirectory();
  try {
    for (const { name, bytes } of victims) writeFileSync(join(copy.path, name), bytes);
    const changed = apply(Buffer.from(victim.bytes), at);
    writeFileSync(join(copy.path, victim.name), changed);
    const hit = hitRecords(victim, changed);
    const { report } = recoverLog(copy.path, disk, { releasedSeq: 0 });
    const { seqs } = await readAll(copy.path, records);
    return {
      survivors: seqs,
      expected: range(1, records).filter((seq) => !hit.has(seq)),
      lostRecords: report.lostRecords,
      tornRecords: report.tornRecords,
      reopened: verifyLog(copy.path, { releasedSeq: 0 }),
    };
  } finally {
    copy.remove();
  }
}

describe('a damaged log', () => {
  it('has records in at least five segments', () => {
    expect(victims.length).toBeGreaterThanOrEqual(5);
  });

  it.each(mutations)(
    'keeps every record outside a $kind',
    async (mutation) => {
      let mutated = 0;
      for (const victim of victims) {
        for (let at = mutated % stepBytes; at < victim.bytes.length; at += stepBytes) {
          const { survivors, expected, lostRecords, tornRecords, reopened } = await damage(
            victim,
            mutation,
            at,
          );
          expect({ at, name: victim.name, survivors }).toEqual({
            at,
            name: victim.name,
            survivors: expected,
          });
          // What the last group lost was never proven to be acknowledged: it counts as torn, and at the very end of the
          // log only what still shows a header can be counted.
          const gone = records - expected.length;
          const atEnd = victim.isLast && !survivors.includes(records);
          if (!atEnd) expect(lostRecords + tornRecords).toBe(gone);
          expect(atEnd || !victim.isLast ? tornRecords <= gone : lostRecords <= gone).toBe(true);
          if (!victim.isLast) expect([lostRecords, tornRecords]).toEqual([gone, 0]);
          expect(reopened.lostRecords).toBe(lostRecords);
          mutated += 1;
        }
      }
      expect(mutated).toBeGreaterThanOrEqual(166);
    },
    60_000,
  );

  it('opens when a segment is empty', async () => {
    for (const victim of victims) {
      const empty = { kind: 'empty', apply: () => Buffer.alloc(0) };
      const { survivors, expected } = await damage(victim, empty, 0);
      expect(survivors).toEqual(expected);
    }
  });

  it('reports a missing middle segment as loss', async () => {
    const copy = makeDirectory();
    cpSync(original.path, copy.path, { recursive: true });
    const [, victim] = victims as [Victim, Victim];
    rmSync(join(copy.path, victim.name));
    const gone = victim.extents.map(({ seq }) => seq);
    expect(recoverLog(copy.path, disk).report.lostRecords).toBe(gone.length);
    const { seqs, gaps } = await readAll(copy.path, records);
    expect(seqs).toEqual(range(1, records).filter((seq) => !gone.includes(seq)));
    expect(gaps).toEqual([{ fromSeq: gone[0], toSeq: gone.at(-1) }]);
    copy.remove();
  });

  it('keeps a damaged middle segment aside', async () => {
    const copy = makeDirectory();
    cpSync(original.path, copy.path, { recursive: true });
    const [victim] = victims as [Victim];
    const flipped = Buffer.from(victim.bytes);
    flipped[500] = (flipped[500] ?? 0) ^ 1;
    writeFileSync(join(copy.path, victim.name), flipped);
    expect(recoverLog(copy.path, disk).quarantinedSegments).toBe(1);
    expect(readFileSync(join(copy.path, 'quarantine', victim.name)).equals(flipped)).toBe(true);
    expect(recoverLog(copy.path, disk).quarantinedSegments).toBe(1);
    copy.remove();
  });

  it('keeps the newest eight cut tails aside', () => {
    const copy = makeDirectory();
    const writer = openWriter(copy.path);
    writer.reopen();
    writeGroup(
      writer,
      1,
      range(1, 20).map((fill) => Buffer.alloc(100, fill)),
    );
    writer.close();
    for (let cut = 0; cut < 10; cut += 1) {
      const [segment] = verifyLog(copy.path).segments as [VerifiedSegment];
      truncateSync(segment.path, segment.validEnd - 1);
      expect(recoverLog(copy.path, disk).report).toMatchObject({ tornBytes: 139, tornRecords: 1 });
    }
    expect(readdirSync(join(copy.path, 'quarantine'))).toHaveLength(8);
    copy.remove();
  });
});
