import { eventEntry, letterEntry, spoolRecord } from '../../../test/spool-records.ts';
import type { Verdict } from './dedupe-index.ts';
import { buildBatch, maxMonthsPerInsert, spliceBatchId } from './batch.ts';

const always = (): Verdict => 'new';
const months = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const month = new Date(Date.UTC(2000, index)).toISOString().slice(0, 7);
    return eventEntry(`m${index}`, `${month}-01 00:00:00.000`);
  });

describe('buildBatch', () => {
  it('sorts entries into rows, letters and duplicates', () => {
    const seen = new Set<string>();
    let last = '';
    const judge = ({ hashLow, hashHigh }: { hashLow: number; hashHigh: number }): Verdict => {
      const key = `${hashLow}:${hashHigh}`;
      if (seen.has(key)) return key === last ? 'conflict' : 'repeat';
      seen.add((last = key));
      return 'new';
    };
    const records = [
      spoolRecord(5, [eventEntry('a'), eventEntry('b'), letterEntry('x')]),
      spoolRecord(6, [eventEntry('a'), letterEntry('x'), eventEntry('c'), eventEntry('c')]),
    ];
    const batch = buildBatch(4, records, judge);
    expect(batch).toMatchObject({
      fromSeq: 4,
      toSeq: 6,
      duplicates: 3,
      conflicts: 2,
      oldestAcceptedAtMs: records[0]?.appendedAtMs,
    });
    expect(batch.chunks.map(({ rows }) => rows.length)).toEqual([3]);
    expect(batch.letters).toHaveLength(1);
    expect(batch.hashes).toHaveLength(4 * 8);
    expect(batch.prints).toHaveLength(4 * 2);
  });

  it('never lets one insert touch more months than the engine takes', () => {
    const { chunks } = buildBatch(0, [spoolRecord(1, [...months(250), ...months(120)])], always);
    expect(chunks.map(({ months: touched }) => touched.size)).toEqual([
      maxMonthsPerInsert,
      maxMonthsPerInsert,
      50,
    ]);
    expect(chunks.map(({ rows }) => rows.length)).toEqual([200, 120, 50]);
  });

  it('builds a frozen batch again under the same ids', () => {
    const records = [spoolRecord(1, [...months(150), letterEntry('x')])];
    const first = buildBatch(0, records, always);
    const ids = { chunks: first.chunks.map(({ batchId }) => batchId), letters: first.lettersId };
    expect(buildBatch(0, records, always, ids)).toEqual(first);
  });
});

describe('spliceBatchId', () => {
  it('adds the batch id to every row', () => {
    const body = spliceBatchId('b-1', [Buffer.from('{"a":"é"}'), Buffer.from('{"c":1}')]);
    const lines = body.toString().trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { batch_id: 'b-1', a: 'é' },
      { batch_id: 'b-1', c: 1 },
    ]);
  });
});
