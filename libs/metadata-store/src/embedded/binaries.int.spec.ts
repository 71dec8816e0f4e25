import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { locatePackage, prepareBinaries } from './binaries.ts';

const versionOf = async (program: string) => (await promisify(execFile)(program, ['--version'])).stdout;

describe('the programs of PostgreSQL', () => {
  let directory: string;
  let bare: { packageDirectory: string; version: string };
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'pulso-binaries-'));
    await chmod(directory, 0o755);
    // As npm leaves the package when its postinstall script did not run: no links.
    const { packageDirectory, version } = await locatePackage();
    bare = { packageDirectory: join(directory, 'package'), version };
    await cp(packageDirectory, bare.packageDirectory, {
      recursive: true,
      verbatimSymlinks: true,
      filter: async (path) => !(await lstat(path)).isSymbolicLink() && !path.endsWith('.a'),
    });
  }, 30_000);
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const owner = { uid: 65_534, gid: 65_534 };

  it('cannot run without their links', async () => {
    await expect(versionOf(join(bare.packageDirectory, 'native', 'bin', 'postgres'))).rejects.toThrow(
      /libicu/,
    );
  });

  it('are copied when their account cannot reach them', async () => {
    const closed = join(directory, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const inside = { ...bare, packageDirectory: join(closed, 'package') };
    await cp(bare.packageDirectory, inside.packageDirectory, { recursive: true });
    const binaries = join(directory, 'copies');
    for (let start = 0; start < 2; start += 1) {
      const { postgres } = await prepareBinaries({ owner, binaries }, inside);
      expect(postgres).toBe(join(binaries, bare.version, 'native', 'bin', 'postgres'));
      expect(await versionOf(postgres)).toContain('18.');
    }
  }, 30_000);

  it('get their links back where they lie', async () => {
    const { postgres } = await prepareBinaries({ owner, binaries: join(directory, 'unused') }, bare);
    expect(postgres).toBe(join(bare.packageDirectory, 'native', 'bin', 'postgres'));
    expect(await versionOf(postgres)).toContain('18.');
  });
});
