import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { startProcess } from '../processes/start-process.ts';
import { makeTempDirectory, type TempDirectory } from '../waiting/temp-directory.ts';
import { waitFor } from '../waiting/wait-for.ts';
import { missingForPowerCut } from './compile-shim.ts';
import { PowerCut } from './power-cut.ts';

const missing = missingForPowerCut();
if (missing !== undefined) console.warn(missing);
const modelled = missing === undefined ? describe : describe.skip;

let temp: TempDirectory;
let root: string;
let power: PowerCut;

beforeEach(() => {
  temp = makeTempDirectory('power-cut');
  root = join(temp.path, 'tree');
  power = new PowerCut(root);
});
afterEach(() => temp.remove());

/** What a script in a child has at hand: `fs`, `path(name)` and `sync(name)`. */
const prelude = () => `
  const fs = require('node:fs'), path = (name) => require('node:path').join(${JSON.stringify(root)}, name);
  const sync = (name) => { const fd = fs.openSync(path(name), 'r'); fs.fsyncSync(fd); fs.closeSync(fd); };
`;

/** Runs a script in a child under the shim, to its end. */
async function run(script: string, environment = power.environment()): Promise<void> {
  const child = startProcess({ args: ['-e', prelude() + script], env: environment });
  const code = await child.waitForExit();
  if (code !== 0) throw new Error(child.lines.join('\n'));
}

const content = (name: string) => readFileSync(join(root, name), 'utf8');

modelled('PowerCut', () => {
  it('keeps synced bytes and drops the rest', async () => {
    await run(`
      const fd = fs.openSync(path('log'), 'w');
      fs.writeSync(fd, 'kept'); fs.fdatasyncSync(fd); sync('');
      fs.writeSync(fd, ' gone');
    `);
    expect(content('log')).toBe('kept gone');
    power.cut();
    expect(content('log')).toBe('kept');
  });

  it('drops a name without a sync of its directory', async () => {
    await run(`const fd = fs.openSync(path('log'), 'w'); fs.writeSync(fd, 'bytes'); fs.fsyncSync(fd);`);
    power.cut();
    expect(readdirSync(root)).toEqual([]);
  });

  it('keeps an empty file when only its name was synced', async () => {
    await run(`fs.writeFileSync(path('log'), 'bytes'); sync('');`);
    power.cut();
    expect(content('log')).toBe('');
  });

  it('brings back what was removed or replaced unsynced', async () => {
    mkdirSync(join(root, 'inner'));
    for (const name of ['a', 'b', 'inner/c']) writeFileSync(join(root, name), `old ${name}`);
    await run(`
      fs.unlinkSync(path('a'));
      fs.writeFileSync(path('new'), 'new b'); sync('new'); fs.renameSync(path('new'), path('b'));
      fs.rmSync(path('inner'), { recursive: true });
    `);
    power.cut();
    expect(readdirSync(root).sort()).toEqual(['a', 'b', 'inner']);
    expect(['a', 'b', 'inner/c'].map(content)).toEqual(['old a', 'old b', 'old inner/c']);
  });

  it('makes removal and replacement last after a directory sync', async () => {
    for (const name of ['a', 'b']) writeFileSync(join(root, name), `old ${name}`);
    await run(`
      fs.unlinkSync(path('a'));
      fs.writeFileSync(path('new'), 'new b'); sync('new'); fs.renameSync(path('new'), path('b'));
      sync('');
    `);
    power.cut();
    expect(readdirSync(root)).toEqual(['b']);
    expect(content('b')).toBe('new b');
  });

  it('undoes an unsynced overwrite and an unsynced truncation', async () => {
    writeFileSync(join(root, 'a'), 'old content');
    writeFileSync(join(root, 'b'), 'old content');
    await run(`
      const a = fs.openSync(path('a'), 'r+'); fs.writeSync(a, 'new', 0);
      fs.truncateSync(path('b'), 3);
    `);
    power.cut();
    expect([content('a'), content('b')]).toEqual(['old content', 'old content']);
  });

  it.each([
    ['removed', `fs.unlinkSync(path('large'))`],
    ['opened for writing', `fs.openSync(path('large'), 'r+')`],
  ])('keeps a durable file whole when the process dies while it is %s', async (_change, script) => {
    const largeBytes = 256 << 20;
    writeFileSync(join(root, 'large'), '');
    truncateSync(join(root, 'large'), largeBytes);
    const child = startProcess({ args: ['-e', prelude() + script], env: power.environment() });
    await waitFor(() => readdirSync(join(`${root}.shadow`, 'pin')).length > 0, { what: 'a pin', everyMs: 1 });
    await child.kill();
    power.cut();
    expect(statSync(join(root, 'large')).size).toBe(largeBytes);
  });

  it('loses the bytes of a failed sync for good', async () => {
    await run(
      `
      const fd = fs.openSync(path('log'), 'w'); sync('');
      fs.writeSync(fd, 'kept'); fs.fdatasyncSync(fd);
      fs.writeSync(fd, 'gone');
      let code; try { fs.fdatasyncSync(fd); } catch (error) { code = error.code; }
      if (code !== 'EIO') throw new Error('the sync did not fail');
      fs.fdatasyncSync(fd);
    `,
      power.environment({ failSyncAt: 2 }),
    );
    power.cut();
    expect(content('log')).toBe('kept\0\0\0\0');
  });

  it('tears unsynced pages when asked', async () => {
    await run(`
      const fd = fs.openSync(path('log'), 'w'); sync('');
      fs.writeSync(fd, Buffer.alloc(40960)); fs.fdatasyncSync(fd);
      fs.writeSync(fd, Buffer.alloc(40960, 1), 0, 40960, 0);
    `);
    let turn = 0;
    power.cut({ random: () => (turn++ % 2 === 0 ? 0.1 : 0.9) });
    const pages = Array.from({ length: 10 }, (_, page) => content('log').charCodeAt(page * 4096));
    expect(new Set(pages)).toEqual(new Set([0, 1]));
  });

  it('starts anew after a cut', async () => {
    await run(`fs.writeFileSync(path('one'), '1'); sync('one'); sync('');`);
    power.cut();
    await run(
      `fs.writeFileSync(path('two'), '2'); sync('two'); sync(''); fs.writeFileSync(path('three'), '3');`,
    );
    power.cut();
    expect(readdirSync(root).sort()).toEqual(['one', 'two']);
    expect(existsSync(join(root, 'three'))).toBe(false);
  });
});
