import { pbkdf2 } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { openSpool, type RecoveryReport, type Spool, type SpoolOptions } from './index.ts';
import { range, readAll } from './spec/log-fixture.ts';

let directory: string;
let spool: Spool | undefined;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'pulso-spool-'));
});
afterEach(async () => {
  await spool?.close();
  spool = undefined;
  rmSync(directory, { recursive: true });
});

const small = { segmentBytes: 1 << 20, reserveBytes: 0 };

async function open(options: Partial<SpoolOptions> = {}): Promise<Spool> {
  spool = await openSpool({ directory, ...small, ...options });
  return spool;
}

/** A disk that throws `code` from `verb` while the switch file exists. */
function faultyDisk(verb: 'sync' | 'create' | 'write', code: string) {
  const flag = join(directory, 'fault');
  const module = join(directory, 'disk.mjs');
  writeFileSync(
    module,
    `import { existsSync } from 'node:fs';
     export const wrapDisk = (disk) => ({ ...disk, ${verb}(...args) {
       if (existsSync(${JSON.stringify(flag)})) throw Object.assign(new Error('injected'), { code: '${code}' });
       return disk.${verb}(...args);
     } });`,
  );
  return {
    diskModule: pathToFileURL(module),
    begin: () => writeFileSync(flag, ''),
    end: () => rmSync(flag),
  };
}

async function untilWritable(opened: Spool): Promise<number> {
  const startedAtMs = performance.now();
  while (!opened.status().writable && performance.now() - startedAtMs < 10_000) await sleep(20);
  return performance.now() - startedAtMs;
}

describe('openSpool', () => {
  it('gives back every payload in order after reopening', async () => {
    const first = await open();
    const payloads = range(1, 500).map((number) => Buffer.from(`payload ${number}`));
    const answers = await Promise.all(payloads.map((payload) => first.append(payload, 2)));
    expect(answers.map(({ seq }) => seq)).toEqual(range(1, 500));
    expect(first.status()).toMatchObject({
      lastSeq: 500,
      appendedEntries: 1000,
      writable: true,
      segments: 1,
    });
    await first.close();

    let report: RecoveryReport | undefined;
    const again = await open({ observer: { onRecovered: (found) => (report = found) } });
    expect(report).toMatchObject({ records: 500, entries: 1000, lastSeq: 500, lostRecords: 0, tornBytes: 0 });
    expect(await again.append(Buffer.from('payload 501'), 2)).toEqual({ seq: 501 });
    const { records, gaps } = await readAll(directory, 501);
    expect(records.map(({ payload }) => payload.toString())).toEqual(
      range(1, 501).map((n) => `payload ${n}`),
    );
    expect(gaps).toEqual([]);
  });

  it('shares a sync among concurrent appends', async () => {
    const groups: number[] = [];
    const opened = await open({ observer: { onCommit: ({ records }) => groups.push(records) } });
    await Promise.all(range(1, 300).map(() => opened.append(Buffer.alloc(100), 1)));
    expect(groups.reduce((sum, records) => sum + records, 0)).toBe(300);
    expect(groups.length).toBeLessThan(10);
  });

  it('copies the payload before append returns', async () => {
    const opened = await open();
    const payload = Buffer.from('before');
    const appended = opened.append(payload, 1);
    payload.write('after!');
    await appended;
    expect((await readAll(directory, 1)).records[0]?.payload.toString()).toBe('before');
  });

  it('makes queued appends durable when closed', async () => {
    const opened = await open();
    const appended = Promise.all(range(1, 50).map(() => opened.append(Buffer.alloc(200_000), 1)));
    await opened.close();
    await appended;
    await expect(opened.append(Buffer.alloc(1), 1)).rejects.toMatchObject({ code: 'spool_closed' });
    expect((await readAll(directory, 50)).seqs).toEqual(range(1, 50));
  });

  it('acknowledges while password hashing fills the pool', async () => {
    const opened = await open();
    let hashed = 0;
    const hashing = range(1, 6).map(() =>
      promisify(pbkdf2)('password', 'salt', 400_000, 64, 'sha512').then(() => (hashed += 1)),
    );
    await opened.append(Buffer.from('not starved'), 1);
    expect(hashed).toBe(0);
    await Promise.all(hashing);
  }, 60_000);

  it('keeps its files from other users', async () => {
    const inside = join(directory, 'spool');
    const opened = await openSpool({ directory: inside, ...small, reserveBytes: 4096 });
    await opened.append(Buffer.from('personal'), 1);
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(inside)) {
      const file = statSync(join(inside, name));
      expect([name, file.mode & 0o077]).toEqual([name, 0]);
    }
    await opened.close();
  });

  it('refuses a second opener and names the first', async () => {
    await open();
    await expect(openSpool({ directory, ...small })).rejects.toMatchObject({
      code: 'spool_locked',
      details: { pid: process.pid },
    });
  });

  it('refuses a segment of a newer format', async () => {
    await (await open()).append(Buffer.from('x'), 1);
    await spool?.close();
    const { encodeSegmentHeader } = await import('./format/segment-header.ts');
    const { crc32c } = await import('./format/crc32c.ts');
    const header = encodeSegmentHeader({ firstSeq: 2, precedingSeq: 1, createdAtMs: 0 });
    header.writeUInt16LE(2, 8);
    header.writeUInt32LE(0, 12);
    header.writeUInt32LE(crc32c(header), 12);
    writeFileSync(join(directory, '0000000000000002.seg'), header);
    await expect(openSpool({ directory, ...small })).rejects.toMatchObject({ code: 'spool_format' });
  });

  it('refuses appends beyond its cap until released', async () => {
    const opened = await open({ maxBytes: 300_000 });
    const payload = Buffer.alloc(100_000);
    const { seq } = await opened.append(payload, 1);
    await opened.append(payload, 1);
    await expect(opened.append(payload, 1)).rejects.toMatchObject({ code: 'spool_full' });
    await opened.release(seq);
    await expect(opened.append(payload, 1)).resolves.toEqual({ seq: 3 });
  });

  it('refuses appends when the oldest is too old', async () => {
    const opened = await open({ maxAgeMs: 50 });
    await opened.append(Buffer.alloc(10), 1);
    await sleep(120);
    await expect(opened.append(Buffer.alloc(10), 1)).rejects.toMatchObject({ code: 'spool_full' });
    await opened.release(1);
    await expect(opened.append(Buffer.alloc(10), 1)).resolves.toEqual({ seq: 2 });
  });

  it('unlinks released segments after the keep time', async () => {
    const opened = await open({ keepMs: 1_500 });
    for (const _ of range(1, 40)) await opened.append(Buffer.alloc(100_000), 1);
    await opened.release(40);
    const before = opened.status().segments;
    expect(before).toBeGreaterThan(3);
    await sleep(500);
    expect(opened.status().segments).toBe(before);
    await sleep(3_000);
    expect(opened.status().segments).toBe(1);
  });

  it('gives released segments up early under its cap', async () => {
    const opened = await open({ maxBytes: 3 << 20, keepMs: 600_000 });
    for (const seq of range(1, 100)) {
      await opened.append(Buffer.alloc(100_000), 1);
      await opened.release(seq);
    }
    expect(opened.status().bytes).toBeLessThan(4 << 20);
  });

  it('numbers above what was consumed, whatever is left', async () => {
    const opened = await open({ releasedSeq: 1_000 });
    expect(await opened.append(Buffer.from('x'), 1)).toEqual({ seq: 1001 });
    expect((await readAll(directory, 1001, 1001)).gaps).toEqual([]);
  });

  it('stops acknowledging on EIO and writes again', async () => {
    const fault = faultyDisk('sync', 'EIO');
    const changes: boolean[] = [];
    const opened = await open({
      diskModule: fault.diskModule,
      observer: { onWritableChange: ({ writable }) => changes.push(writable) },
    });
    await opened.append(Buffer.from('one'), 1);
    fault.begin();
    const doomed = await Promise.allSettled(range(1, 20).map(() => opened.append(Buffer.from('lost'), 1)));
    expect(doomed.map(({ status }) => status)).toEqual(doomed.map(() => 'rejected'));
    expect(opened.status().writable).toBe(false);
    await expect(opened.append(Buffer.from('early'), 1)).rejects.toMatchObject({ code: 'spool_io' });
    fault.end();
    expect(await untilWritable(opened)).toBeLessThan(5_000);
    const { seq } = await opened.append(Buffer.from('two'), 1);
    const { records, gaps } = await readAll(directory, seq);
    expect(records.map(({ payload }) => payload.toString())).toEqual(['one', 'two']);
    expect([gaps, changes]).toEqual([[], [false, true]]);
  });

  it('tells of a writer thread that ends, not of its own close', async () => {
    const module = join(directory, 'disk.mjs');
    // In a worker this ends the thread only.
    writeFileSync(
      module,
      `export const wrapDisk = (disk) => ({ ...disk, write(...args) {
         if (args[1].includes('end')) process.exit(1);
         return disk.write(...args);
       } });`,
    );
    const changes: unknown[] = [];
    const observer: SpoolOptions['observer'] = {
      onWritableChange: ({ writable, fault }) => changes.push([writable, fault?.code]),
    };
    await (await open({ observer })).close();
    expect(changes).toEqual([]);
    const doomed = await open({ observer, diskModule: pathToFileURL(module) });
    await expect(doomed.append(Buffer.from('end'), 1)).rejects.toMatchObject({ code: 'spool_io' });
    expect(changes).toEqual([[false, 'spool_io']]);
  });

  it('opens unwritable when no segment fits', async () => {
    const fault = faultyDisk('create', 'ENOSPC');
    fault.begin();
    const opened = await open({ diskModule: fault.diskModule });
    expect(opened.status()).toMatchObject({ writable: false, fault: { code: 'disk_full' } });
    await expect(opened.append(Buffer.alloc(1), 1)).rejects.toMatchObject({ code: 'disk_full' });
    fault.end();
    expect(await untilWritable(opened)).toBeLessThan(5_000);
    await expect(opened.append(Buffer.alloc(1), 1)).resolves.toEqual({ seq: 1 });
  });
});
