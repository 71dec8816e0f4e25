import { fstatSync, readdirSync } from 'node:fs';
import { nodeDisk, type Disk } from '../disk/disk.ts';
import { recoverLog } from '../recovery/recover-log.ts';
import { verifyLog } from '../recovery/verify-log.ts';
import { makeDirectory, openWriter, range, readAll, writeGroup } from '../spec/log-fixture.ts';

const payloads = (count: number, bytes = 1000) => range(1, count).map((fill) => Buffer.alloc(bytes, fill));
const fail = (code: string) => {
  throw Object.assign(new Error(`${code}: injected`), { code });
};

let directory: ReturnType<typeof makeDirectory>;
beforeEach(() => {
  directory = makeDirectory();
});
afterEach(() => directory.remove());

describe('LogWriter', () => {
  it('starts a new segment when one is full', async () => {
    const writer = openWriter(directory.path);
    writer.reopen();
    let last = 0;
    for (let group = 0; group < 20; group += 1) last = writeGroup(writer, last + 1, payloads(10));
    writer.close();
    const { segments, lostRecords } = verifyLog(directory.path);
    expect(segments.length).toBe(4);
    expect(
      segments.every(({ state, fileBytes, validEnd }) => state === 'clean' && fileBytes === validEnd),
    ).toBe(true);
    expect(lostRecords).toBe(0);
    expect((await readAll(directory.path, last)).seqs).toEqual(range(1, 200));
  });

  it('gives a record larger than a segment one of its own', async () => {
    const writer = openWriter(directory.path);
    writer.reopen();
    writeGroup(writer, 1, payloads(1));
    writeGroup(writer, 2, [Buffer.alloc(200_000, 9)]);
    writeGroup(writer, 3, payloads(1));
    writer.close();
    const { records } = await readAll(directory.path, 3, 1, 1000);
    expect(records.map(({ payload }) => payload.length)).toEqual([1000, 200_000, 1000]);
  });

  it('preallocates so that a sync never changes the length', () => {
    const lengths = new Set<number>();
    const disk: Disk = {
      ...nodeDisk,
      sync(fd) {
        nodeDisk.sync(fd);
        lengths.add(fstatSync(fd).size);
      },
    };
    const writer = openWriter(directory.path, { disk });
    writer.reopen();
    for (const seq of [1, 2, 3]) writeGroup(writer, seq, payloads(1));
    writer.close();
    expect([...lengths]).toEqual([64 << 10]);
  });

  it('takes preallocated zeros for the end', () => {
    const writer = openWriter(directory.path);
    writer.reopen();
    writeGroup(writer, 1, payloads(3));
    const [segment] = verifyLog(directory.path).segments;
    expect(segment).toMatchObject({ state: 'clean', records: 3, tailBytes: 0, fileBytes: 64 << 10 });
    writer.close();
  });

  it('never syncs or writes a file again after a failed sync', () => {
    let failing = false;
    const afterFailure: number[] = [];
    let failedFd = -1;
    const watch = (fd: number) => {
      if (fd === failedFd) afterFailure.push(fd);
    };
    const disk: Disk = {
      ...nodeDisk,
      write(fd, bytes, position) {
        watch(fd);
        nodeDisk.write(fd, bytes, position);
      },
      sync(fd) {
        watch(fd);
        if (failing) {
          failedFd = fd;
          fail('EIO');
        }
        nodeDisk.sync(fd);
      },
    };
    const writer = openWriter(directory.path, { disk });
    writer.reopen();
    writeGroup(writer, 1, payloads(5));
    failing = true;
    expect(() => writeGroup(writer, 6, payloads(5))).toThrow(expect.objectContaining({ code: 'spool_io' }));
    expect(() => writeGroup(writer, 11, payloads(5))).toThrow(expect.objectContaining({ code: 'spool_io' }));
    expect(writer.blockedBy?.code).toBe('spool_io');
    failing = false;
    expect(afterFailure).toEqual([]);
    expect(writer.reopen()).toBe(true);
    writer.close();
  });

  it('never shows records whose sync failed', async () => {
    let failing = false;
    const disk: Disk = {
      ...nodeDisk,
      sync: (fd) => (failing ? fail('EIO') : nodeDisk.sync(fd)),
      truncate: () => fail('EIO'),
    };
    const writer = openWriter(directory.path, { disk });
    writer.reopen();
    writeGroup(writer, 1, payloads(5));
    failing = true;
    expect(() => writeGroup(writer, 6, payloads(5))).toThrow('EIO');
    failing = false;
    writer.reopen();
    writeGroup(writer, 11, payloads(5));
    const acknowledged = [...range(1, 5), ...range(11, 15)];
    const live = await readAll(directory.path, 15);
    expect([live.seqs, live.gaps]).toEqual([acknowledged, []]);
    const { report } = recoverLog(directory.path, nodeDisk);
    expect(report).toMatchObject({ lostRecords: 0, tornRecords: 5, lastSeq: 15 });
    expect((await readAll(directory.path, 15)).seqs).toEqual(acknowledged);
  });

  it('gives up the ballast when the disk is full and takes it again', () => {
    let free = 1 << 30;
    const disk: Disk = { ...nodeDisk, freeBytes: () => free };
    const shelfless = openWriter(directory.path, { disk, reserveBytes: 1 << 20 });
    expect(shelfless.reopen()).toBe(true);
    expect(readdirSync(directory.path)).toContain('ballast');
    writeGroup(shelfless, 1, payloads(5));
    free = 0;
    shelfless.close();
    const writer = openWriter(directory.path, { disk, lastSeq: 5, reserveBytes: 1 << 20 });
    expect(writer.reopen()).toBe(false);
    expect(writer.blockedBy?.code).toBe('disk_full');
    expect(readdirSync(directory.path)).not.toContain('ballast');
    free = 1 << 30;
    expect(writer.reopen()).toBe(true);
    expect(readdirSync(directory.path)).toContain('ballast');
    writer.close();
  });

  it('refuses a group when no segment can be made', async () => {
    let full = false;
    const disk: Disk = {
      ...nodeDisk,
      create: (path) => (full ? (fail('ENOSPC') as never) : nodeDisk.create(path)),
    };
    const writer = openWriter(directory.path, { disk });
    writer.reopen();
    writeGroup(writer, 1, payloads(60));
    full = true;
    expect(() => writeGroup(writer, 61, payloads(10))).toThrow(
      expect.objectContaining({ code: 'disk_full' }),
    );
    full = false;
    expect(writer.reopen()).toBe(true);
    writeGroup(writer, 71, payloads(1));
    writer.close();
    expect((await readAll(directory.path, 71)).seqs).toEqual([...range(1, 60), 71]);
  });
});
