import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { SupervisedProcess, type ProcessExit, type StartingProcess } from '@pulso/supervisor';
import type { Credentials } from '../client/credentials.ts';
import { reservePort } from './reserve-port.ts';

export interface EmbeddedClickHouseOptions {
  /** Created when it is missing; the engine locks it. */
  readonly dataDirectory: string;
  /** The built `apps/embedded-clickhouse/dist/main.js`. */
  readonly entryPath: string;
  /** Every line the process writes. */
  log?(line: string): void;
  /** Added to the process's environment, which is otherwise its own. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface EmbeddedClickHouse extends Credentials {
  /** The same over restarts. */
  readonly url: string;
  /** May only read. */
  readonly reader: Credentials;
  /** Undefined while it is being restarted. */
  pid(): number | undefined;
  onExit(listener: (exit: ProcessExit) => void): () => void;
  /** Running statements end first, for at most ten seconds. */
  stop(): Promise<void>;
}

/** Two clients' worth of parallel statements, KILL, gzip and file reads each hold one of libuv's threads. */
const THREADS = '12';

/**
 * The engine's own allocator and glibc's under Node both keep what they once had; told to give it
 * back, the process settles at 340 MB after a load instead of 420 MB.
 */
const allocators = {
  JE_MALLOC_CONF: 'narenas:2,dirty_decay_ms:500,muzzy_decay_ms:0',
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/**
 * Starts ClickHouse in a process of its own on a loopback port and keeps it running: killed, it
 * serves again well within five seconds; when our own process dies, it ends.
 * @throws ProcessStartError when it cannot be started at all
 */
export async function startEmbeddedClickHouse(
  options: EmbeddedClickHouseOptions,
): Promise<EmbeddedClickHouse> {
  const { dataDirectory, entryPath, log } = options;
  await mkdir(dataDirectory, { recursive: true, mode: 0o700 });
  const port = await reservePort();
  const password = randomBytes(24).toString('base64url');
  const readerPassword = randomBytes(24).toString('base64url');
  const server = new SupervisedProcess({
    name: 'embedded ClickHouse',
    command: process.execPath,
    args: ['--enable-source-maps', entryPath],
    env: {
      UV_THREADPOOL_SIZE: THREADS,
      EMBEDDED_CLICKHOUSE_DATA_DIR: dataDirectory,
      EMBEDDED_CLICKHOUSE_PORT: String(port),
      EMBEDDED_CLICKHOUSE_PASSWORD: password,
      EMBEDDED_CLICKHOUSE_READER_PASSWORD: readerPassword,
      TZ: 'UTC',
      ...allocators,
      ...options.env,
    },
    ready: awaitReadyLine,
    // Whatever it still does when we are gone, nobody will learn of.
    orphanSignal: 'SIGKILL',
    onOutput: log,
  });
  await server.start();
  return {
    url: `http://127.0.0.1:${port}`,
    username: 'default',
    password,
    reader: { username: 'reader', password: readerPassword },
    pid: () => server.pid(),
    onExit: (listener) => server.onExit(listener),
    stop: () => server.stop(),
  };
}

async function awaitReadyLine(starting: StartingProcess): Promise<void> {
  await starting.stdoutLine((line) => line.startsWith('{"ready":true'));
}
