import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { eventEntry, spoolRecord } from '../../../test/spool-records.ts';
import type { RecordEntry } from '../record-codec.ts';
import { buildBatch } from './batch.ts';
import { DedupeIndex } from './dedupe-index.ts';
import type { DedupeMark } from './dedupe-logs.ts';

const today: DedupeMark = { day: 20_000, bytes: 0 };

describe('DedupeIndex', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'pulso-dedupe-'))));
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  const open = (mark: DedupeMark) => DedupeIndex.open(directory, mark);
  const judgeWith =
    (index: DedupeIndex, { day }: DedupeMark) =>
    ({ hashLow, hashHigh, print }: RecordEntry) =>
      index.add(hashLow, hashHigh, print, day);
  const sent = (id: string, name: string, at = '2026-10-01 12:00:00.000') => eventEntry(id, at, { name });

  it('tells another body under the same id from the same event sent again', () => {
    const index = open(today);
    const records = [
      spoolRecord(1, [sent('a', 'bought'), sent('a', 'bought', '2026-10-01 12:00:01.500')]),
      spoolRecord(2, [sent('a', 'left'), sent('b', 'left')]),
    ];
    expect(buildBatch(0, records, judgeWith(index, today))).toMatchObject({ duplicates: 2, conflicts: 1 });
  });

  it('still tells them apart after a restart and on the next day, and forgets both after a week', () => {
    const first = open(today);
    const batch = buildBatch(0, [spoolRecord(1, [sent('a', 'bought')])], judgeWith(first, today));
    const mark = first.append(today, batch.hashes, batch.prints);
    const again = [spoolRecord(2, [sent('a', 'bought'), sent('a', 'left')])];
    const onDay = (day: number) => {
      const later = { day, bytes: day === mark.day ? mark.bytes : 0 };
      return buildBatch(1, again, judgeWith(open(later), later));
    };
    expect(onDay(mark.day)).toMatchObject({ duplicates: 2, conflicts: 1 });
    expect(onDay(mark.day + 7)).toMatchObject({ duplicates: 2, conflicts: 1 });
    expect(onDay(mark.day + 8)).toMatchObject({ duplicates: 1, conflicts: 1 });
    expect(readdirSync(directory)).toEqual([]);
  });

  it('takes for the same what lost its print', () => {
    const first = open(today);
    const batch = buildBatch(0, [spoolRecord(1, [sent('a', 'bought')])], judgeWith(first, today));
    const mark = first.append(today, batch.hashes, batch.prints);
    rmSync(join(directory, `${mark.day}.prints`));
    const index = open(mark);
    const again = buildBatch(
      1,
      [spoolRecord(2, [sent('a', 'left'), sent('b', 'left')])],
      judgeWith(index, mark),
    );
    expect(again).toMatchObject({ duplicates: 1, conflicts: 0 });
    const next = index.append(mark, again.hashes, again.prints);
    const third = [spoolRecord(3, [sent('a', 'bought'), sent('b', 'bought')])];
    expect(buildBatch(2, third, judgeWith(open(next), next))).toMatchObject({ duplicates: 2, conflicts: 1 });
  });

  it('does not begin a lost log of hashes again', () => {
    const index = open(today);
    const batch = buildBatch(0, [spoolRecord(1, [sent('a', 'bought')])], judgeWith(index, today));
    const mark = index.append(today, batch.hashes, batch.prints);
    rmSync(join(directory, `${mark.day}.hashes`));
    expect(() => index.append(mark, batch.hashes, batch.prints)).toThrow('ENOENT');
  });

  it('judges alike however the events fall into batches, with restarts between', () => {
    const event = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('x', 'y'));
    fc.assert(
      fc.property(fc.array(fc.array(event, { maxLength: 4 }), { maxLength: 6 }), (batches) => {
        rmSync(directory, { recursive: true, force: true });
        let mark = today;
        const counts = { duplicates: 0, conflicts: 0 };
        for (const events of batches) {
          const index = open(mark);
          const records = [
            spoolRecord(
              1,
              events.map(([id, name]) => sent(id, name)),
            ),
          ];
          const batch = buildBatch(0, records, judgeWith(index, mark));
          mark = index.append(mark, batch.hashes, batch.prints);
          counts.duplicates += batch.duplicates;
          counts.conflicts += batch.conflicts;
        }
        const first = new Map<string, string>();
        const all = batches.flat();
        for (const [id, name] of all) if (!first.has(id)) first.set(id, name);
        expect(counts).toEqual({
          duplicates: all.length - first.size,
          conflicts: all.filter(([id, name]) => first.get(id) !== name).length,
        });
      }),
    );
  });
});
