import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../support/free-port.ts';

const run = promisify(execFile);
const password = 'postgres-of-the-tests';

export interface PostgresServer {
  readonly url: string;
  /** Ends it as a fail-over would, and starts it again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Debian's PostgreSQL with password sign-in over TCP on loopback; undefined when it is not installed. */
export async function startPostgresServer(): Promise<PostgresServer | undefined> {
  const programs = newestPrograms();
  const owner = await ownerOf();
  if (programs === undefined || owner === undefined) return undefined;
  const directory = mkdtempSync(join(tmpdir(), 'pulso-postgres-server-'));
  const [cluster, passwordFile] = [join(directory, 'cluster'), join(directory, 'password')];
  writeFileSync(passwordFile, password, { mode: 0o600 });
  for (const path of [directory, passwordFile]) chownSync(path, owner.uid, owner.gid);
  const options = { ...owner, cwd: '/', env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' } };
  const init = ['-D', cluster, '-U', 'pulso', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
  await run(join(programs, 'initdb'), init, options);
  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const settings = ['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${directory}`];
    const child = spawn(
      join(programs, 'postgres'),
      ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: 'ignore' },
    );
    await reach(port, child);
    return child;
  };
  let child = await start();
  const end = async (signal: 'SIGINT' | 'SIGQUIT') => {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };
  return {
    url: `postgres://pulso:${password}@127.0.0.1:${port}/postgres`,
    async restart() {
      await end('SIGQUIT');
      child = await start();
    },
    async stop() {
      await end('SIGINT');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

const home = '/usr/lib/postgresql';

function newestPrograms(): string | undefined {
  try {
    const versions = readdirSync(home).toSorted((one, other) => Number(other) - Number(one));
    return versions[0] && join(home, versions[0], 'bin');
  } catch {
    return undefined;
  }
}

/** It does not run as root: then as the account that its package made. */
async function ownerOf(): Promise<{ uid: number; gid: number } | undefined> {
  const self = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (self.uid !== 0) return self;
  const accounts = await readFile('/etc/passwd', 'utf8');
  const [, uid, gid] = /^postgres:[^:]*:(\d+):(\d+):/m.exec(accounts) ?? [];
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

async function reach(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`);
    const socket = connect(port, '127.0.0.1');
    const isUp = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (isUp) return;
    await delay(50);
  }
  throw new Error('PostgreSQL did not come up');
}
