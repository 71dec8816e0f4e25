import { readFileSync, writeFileSync } from 'node:fs';
import { inspect } from '../cli/inspect.ts';
import { nodeDisk } from '../disk/disk.ts';
import { listSegments } from '../format/segment-name.ts';
import { makeDirectory, openWriter, range, readAll, writeGroup } from '../spec/log-fixture.ts';
import { recoverLog } from './recover-log.ts';

const pageBytes = 4096;
const payloadBytes = 700_000;

let directory: ReturnType<typeof makeDirectory>;
let writer: ReturnType<typeof openWriter>;
/** Where the group of megabytes begins and ends in its segment. */
let group: { from: number; to: number };

/** A small group, then one of six records and 4 MB; the segment keeps its preallocated rest, as after a kill. */
beforeEach(() => {
  directory = makeDirectory();
  writer = openWriter(directory.path, { segmentBytes: 8 << 20 });
  writer.reopen();
  writeGroup(writer, 1, [Buffer.from('one'), Buffer.from('two')]);
  const from = writer.activeBytes;
  writeGroup(
    writer,
    3,
    range(3, 8).map((fill) => Buffer.alloc(payloadBytes, fill)),
  );
  group = { from, to: writer.activeBytes };
});
afterEach(() => {
  writer.close();
  directory.remove();
});

/** Puts back the zeros in the pages of the large group for which `lost` answers true, counted from its first whole one. */
function losePages(lost: (page: number) => boolean): void {
  const path = listSegments(directory.path)[0]?.path ?? '';
  const bytes = readFileSync(path);
  const first = Math.ceil(group.from / pageBytes);
  for (let page = first; page * pageBytes < group.to; page += 1)
    if (lost(page - first)) bytes.fill(0, page * pageBytes, Math.min((page + 1) * pageBytes, group.to));
  writeFileSync(path, bytes);
}

/** What recovery reports, and what an operator sees before and after it and after the next segment was begun. */
function recover() {
  const before = inspect(directory.path).sound;
  const { report } = recoverLog(directory.path, nodeDisk);
  const next = openWriter(directory.path, { lastSeq: report.lastSeq });
  next.reopen();
  writeGroup(next, report.lastSeq + 1, [Buffer.from('next')]);
  next.close();
  return { ...report, sound: [before, inspect(directory.path).sound] };
}

const pagesPerRecord = Math.floor(payloadBytes / pageBytes);

describe('a power cut within a group of megabytes', () => {
  it.each<[string, (page: number) => boolean, number[]]>([
    ['every second page', (page) => page % 2 === 1, []],
    ['one page of the first record', (page) => page === 20, range(4, 8)],
    ['one page in the middle', (page) => page === 3 * pagesPerRecord + 20, [3, 4, 5, 7, 8]],
    ['the last pages', (page) => page > 4 * pagesPerRecord + 20, range(3, 6)],
    ['all pages', () => true, []],
  ])('leaves a torn tail and no damage when it loses %s', async (_pages, lost, kept) => {
    losePages(lost);
    const { sound, lastSeq, ...report } = recover();
    expect(report).toMatchObject({ damagedSegments: [], lostRecords: 0 });
    expect(sound).toEqual([true, true]);
    const { seqs, gaps } = await readAll(directory.path, lastSeq + 1, 1, 16 << 20);
    expect({ seqs, gaps }).toEqual({ seqs: [1, 2, ...kept, lastSeq + 1], gaps: [] });
  });

  it('is damage when a later group was acknowledged', () => {
    writeGroup(writer, 9, [Buffer.from('nine')]);
    losePages((page) => page === 3 * pagesPerRecord + 20);
    expect(recover()).toMatchObject({ lostRecords: 1, sound: [false, false] });
  });
});
