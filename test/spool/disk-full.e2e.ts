import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSpool, openSpoolReader, writeDurableFile, type Spool } from '@pulso/spool';
import { makeTempDirectory, waitFor, type TempDirectory } from '@pulso/testing';
import { mountSmallDisk, type SmallDisk } from './support/small-disk.ts';

const mebibyte = 1 << 20;
const temp: TempDirectory = makeTempDirectory('spool-full');
const disk: SmallDisk | undefined = mountSmallDisk(temp.path, 64);
if (disk === undefined)
  console.warn('skipped: a small disk needs root to be mounted; injected ENOSPC is tested in libs/spool');
else console.log(`the small disk is ${disk.kind}`);
const mounted = disk === undefined ? describe.skip : describe;

let spool: Spool;
let directory: string;
afterAll(() => {
  disk?.unmount();
  temp.remove();
});

async function appendUntilRefused(): Promise<{ acknowledged: number[]; code: string }> {
  const acknowledged: number[] = [];
  for (;;) {
    try {
      acknowledged.push((await spool.append(Buffer.alloc(200_000, 1), 1)).seq);
    } catch (error) {
      return { acknowledged, code: (error as { code: string }).code };
    }
  }
}

async function readSeqs(upToSeq: number): Promise<number[]> {
  const reader = await openSpoolReader({ directory, fromSeq: 1 });
  const seqs: number[] = [];
  for (;;) {
    const records = await reader.next({ seq: upToSeq }, 8 * mebibyte);
    if (records.length === 0) break;
    seqs.push(...records.map(({ seq }) => seq));
  }
  reader.close();
  return seqs;
}

const untilWritable = () =>
  waitFor(() => spool.status().writable, { what: 'a writable spool', timeoutMs: 5_000 });

mounted('a spool on a full disk', () => {
  beforeEach(async () => {
    directory = join(disk?.path ?? temp.path, 'spool');
    spool = await openSpool({
      directory,
      segmentBytes: 4 * mebibyte,
      reserveBytes: 4 * mebibyte,
      keepMs: 600_000,
    });
  });
  afterEach(async () => {
    await spool.close();
    rmSync(directory, { recursive: true });
  });

  it('refuses, loses nothing, and resumes when consumed', async () => {
    const { acknowledged, code } = await appendUntilRefused();
    expect([code, spool.status().writable]).toEqual(['disk_full', false]);
    expect(acknowledged.length).toBeGreaterThan(100);
    const last = acknowledged.at(-1) ?? 0;
    expect(await readSeqs(last)).toEqual(acknowledged);

    // The ballast made room for what the consumer has to write before it can free anything.
    writeDurableFile(join(directory, 'cursor'), Buffer.alloc(mebibyte));
    await spool.release(last);
    await untilWritable();
    const { seq } = await spool.append(Buffer.from('again'), 1);
    expect((await readSeqs(seq)).at(-1)).toBe(seq);
  }, 60_000);

  it('resumes within 5 s of space coming back', async () => {
    const filler = join(disk?.path ?? '', 'filler');
    const { bavail, bsize } = statfsSync(disk?.path ?? '');
    writeFileSync(filler, Buffer.alloc(bavail * bsize - 6 * mebibyte));
    const { acknowledged, code } = await appendUntilRefused();
    expect(code).toBe('disk_full');
    rmSync(filler);
    await untilWritable();
    const { seq } = await spool.append(Buffer.from('again'), 1);
    expect(await readSeqs(seq)).toEqual([...acknowledged, seq]);
  }, 60_000);

  it('opens on a full disk and says so', async () => {
    await appendUntilRefused();
    await spool.close();
    spool = await openSpool({ directory, segmentBytes: 16 * mebibyte, reserveBytes: 4 * mebibyte });
    expect(spool.status()).toMatchObject({ writable: false, fault: { code: 'disk_full' } });
  }, 60_000);
});
