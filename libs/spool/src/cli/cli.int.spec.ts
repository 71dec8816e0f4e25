import { readFileSync, readdirSync, writeFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurableFile } from '../disk/durable-file.ts';
import { lockDirectory } from '../disk/directory-lock.ts';
import { makeDirectory, openWriter, range, readAll, writeGroup } from '../spec/log-fixture.ts';
import { age, bytes } from './figures.ts';
import { inspect } from './inspect.ts';
import { repair } from './repair.ts';

let directory: ReturnType<typeof makeDirectory>;
let segments: string[];

/** 200 records in four segments, appended at 1 s past the epoch. */
beforeEach(() => {
  directory = makeDirectory();
  const writer = openWriter(directory.path);
  writer.reopen();
  for (let first = 1; first <= 200; first += 10) {
    writeGroup(
      writer,
      first,
      range(first, first + 9).map((fill) => Buffer.alloc(1000, fill)),
    );
  }
  writer.close();
  segments = readdirSync(directory.path).filter((name) => name.endsWith('.seg'));
});
afterEach(() => directory.remove());

const look = () => inspect(directory.path, 61_000);
const text = () => look().lines.join('\n');

function damage(name: string | undefined, at: number): void {
  const path = join(directory.path, name ?? '');
  const content = readFileSync(path);
  content[at] = (content[at] ?? 0) ^ 1;
  writeFileSync(path, content);
}

describe('spool inspect', () => {
  it('shows segments, numbers, ages and cursor', () => {
    mkdirSync(join(directory.path, 'drain'));
    writeDurableFile(join(directory.path, 'drain', 'cursor.json'), Buffer.from('{"seq":150}'));
    expect(look().sound).toBe(true);
    expect(text()).toContain('segments    4, 208.3 kB used of 208.3 kB');
    expect(text()).toContain('records     200 with 200 entries');
    expect(text()).toContain('numbers     1 to 200, appended 1 min to 1 min ago');
    expect(text()).toContain('cursor      150, 50 records pending');
  });

  it('names the damage and what it costs', () => {
    damage(segments[1], 5_000);
    expect(look().sound).toBe(false);
    expect(text()).toMatch(/lost +1 acknowledged records/);
    expect(text()).toMatch(/DAMAGED .* 59 records/);
    expect(text()).toMatch(/bytes 4224 to 5264 are damaged: records 65 to 65 cannot be read/);
  });

  it('does not call consumed damage a loss', () => {
    mkdirSync(join(directory.path, 'drain'));
    writeDurableFile(join(directory.path, 'drain', 'cursor.json'), Buffer.from('{"seq":150}'));
    damage(segments[1], 5_000);
    expect(text()).toMatch(/lost +0 acknowledged records/);
  });

  it('tells who uses the spool', () => {
    const lock = lockDirectory(directory.path);
    expect(text()).toContain(`in use by   process ${process.pid}`);
    lock.unlock();
    expect(text()).toContain('in use by   nobody');
  });

  it('changes nothing', () => {
    damage(segments[1], 5_000);
    const before = readdirSync(directory.path);
    look();
    expect(readdirSync(directory.path)).toEqual(before);
  });
});

describe('spool repair', () => {
  it('only says what it would do', () => {
    damage(segments[1], 5_000);
    const lines = repair(directory.path, { write: false });
    expect(lines[0]).toContain(`${segments[1]}: write a copy with its 59 valid records`);
    expect(look().sound).toBe(false);
  });

  it('writes a clean copy and keeps the original', async () => {
    damage(segments[1], 5_000);
    const damaged = readFileSync(join(directory.path, segments[1] ?? ''));
    const lines = repair(directory.path, { write: true });
    expect(lines.at(-1)).toBe('done; 1 acknowledged records could not be recovered');
    expect(look().sound).toBe(true);
    expect(readFileSync(join(directory.path, 'quarantine', segments[1] ?? '')).equals(damaged)).toBe(true);
    expect((await readAll(directory.path, 200)).seqs).toEqual(range(1, 200).filter((seq) => seq !== 65));
    expect(repair(directory.path, { write: true })).toEqual(['nothing to repair']);
  });

  it('admits the loss of a damaged segment end', () => {
    const path = join(directory.path, segments[0] ?? '');
    writeFileSync(path, readFileSync(path).subarray(0, -500));
    expect(look().sound).toBe(false);
    repair(directory.path, { write: true });
    expect(look().sound).toBe(true);
  });

  it('refuses while a process uses the spool', () => {
    const lock = lockDirectory(directory.path);
    expect(() => repair(directory.path, { write: true })).toThrow('in use by process');
    lock.unlock();
  });
});

describe('figures', () => {
  it.each([
    [0, '0 s'],
    [59_999, '59 s'],
    [3_600_000, '1 h'],
    [11_520_000, '3 h 12 min'],
    [90_061_000, '1 d 1 h'],
  ])('writes the age %s ms as %s', (ms, expected) => expect(age(ms)).toBe(expected));

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_500_000, '1.5 MB'],
  ])('writes %s bytes as %s', (value, expected) => expect(bytes(value)).toBe(expected));
});
