import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { canEnter, choosePostgresOwner, type ProcessOwner } from './process-owner.ts';

/** Where the embedded server keeps its files and as whom it runs. */
export interface Placement {
  readonly owner: ProcessOwner;
  /** Holds `cluster`, `run` and, when the packaged ones are out of reach, `binaries`. */
  readonly home: string;
  readonly cluster: string;
  readonly binaries: string;
  /** Directory of the Unix socket: there is no TCP port to scan or to collide with. */
  readonly socketDirectory: string;
  readonly password: string;
}

interface Pointer {
  home: string;
  password: string;
}

/** The kernel's limit for a socket path is 108 bytes with its final zero; `/.s.PGSQL.5432` takes 14. */
const maxSocketDirectoryBytes = 108 - 1 - 14;

/**
 * Decides it once and remembers it in `DATA_DIR/postgres.json`, mode 0600, with the random password.
 * The home is `DATA_DIR/postgres`, unless root started us below a directory that only root can enter (`/root/x`):
 * the account that runs PostgreSQL could not reach it, so the home is `/var/lib/pulso-<hash of DATA_DIR>`.
 */
export async function placeCluster(dataDirectory: string): Promise<Placement> {
  await mkdir(dataDirectory, { recursive: true });
  const pointerPath = join(dataDirectory, 'postgres.json');
  const known = await readPointer(pointerPath);
  const inside = join(dataDirectory, 'postgres');
  const owner = await choosePostgresOwner(join(resolve(dataDirectory, known?.home ?? 'postgres'), 'cluster'));
  const home = known ? resolve(dataDirectory, known.home) : await chooseHome(owner, inside);
  const password = known?.password ?? randomBytes(24).toString('base64url');
  if (known === undefined)
    await writePointer(pointerPath, { home: home === inside ? 'postgres' : home, password });
  await makeOwnedDirectory(home, owner, 0o755);
  const run = join(home, 'run');
  const socketDirectory =
    Buffer.byteLength(run) <= maxSocketDirectoryBytes ? run : join(tmpdir(), `pulso-${hashOf(home)}`);
  await makeOwnedDirectory(socketDirectory, owner, 0o700);
  return {
    owner,
    home,
    cluster: join(home, 'cluster'),
    binaries: join(home, 'binaries'),
    socketDirectory,
    password,
  };
}

async function chooseHome(owner: ProcessOwner, inside: string): Promise<string> {
  const dataDirectory = dirname(inside);
  if (await canEnter(owner, inside)) return inside;
  if (await canEnter(owner, dirname(dataDirectory))) {
    // Only DATA_DIR itself is closed: others may now pass through it, still without listing it.
    await chmod(dataDirectory, (await stat(dataDirectory)).mode | 0o001);
    return inside;
  }
  for (const parent of ['/var/lib', tmpdir()]) {
    const outside = join(parent, `pulso-${hashOf(inside)}`);
    if (
      await mkdir(outside, { recursive: true }).then(
        () => true,
        () => false,
      )
    )
      return outside;
  }
  throw new Error(
    `uid ${owner.uid} cannot enter ${inside}, and neither /var/lib nor ${tmpdir()} can be written.`,
  );
}

/** @throws Error when somebody else made the directory first: in a shared parent that would be a trap. */
async function makeOwnedDirectory(path: string, owner: ProcessOwner, mode: number): Promise<void> {
  await mkdir(path, { recursive: true, mode });
  const self = process.getuid?.() ?? owner.uid;
  const { uid } = await stat(path);
  if (uid !== self && uid !== owner.uid) throw new Error(`${path} belongs to uid ${uid}, not to us.`);
  if (self === 0) await chown(path, owner.uid, owner.gid);
}

async function readPointer(path: string): Promise<Pointer | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Pointer);
}

async function writePointer(path: string, pointer: Pointer): Promise<void> {
  await writeFile(`${path}.new`, `${JSON.stringify(pointer, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
}

function hashOf(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}
