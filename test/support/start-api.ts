import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const entry = fileURLToPath(new URL('../../apps/api/dist/main.js', import.meta.url));
const startPatienceMs = 60_000;
const stopPatienceMs = 15_000;

/** `events`: it takes events; `ready`: it says that it is ready; `stores`: both stores answer as well. */
type Stage = 'events' | 'ready' | 'stores';

export interface ApiOptions {
  /** Kept at the end when given; else a temporary directory that is removed. */
  dataDirectory?: string;
  /** Kept over a restart when given; else a free one. */
  port?: number;
  environment?: Record<string, string>;
  /** How far to wait. Default `stores`. */
  waitFor?: Stage;
}

export interface RunningApi {
  readonly url: string;
  readonly port: number;
  readonly writeKey: string;
  readonly readKey: string;
  readonly dataDirectory: string;
  readonly pid: number;
  /** Resolves when it has ended, however. */
  readonly exited: Promise<void>;
  /** Everything that it wrote to stdout and stderr. */
  output(): string;
  /** SIGTERM; resolves with the exit code. Rejects when it takes longer than 15 s. */
  stop(): Promise<number | null>;
  /** SIGKILL, of the api alone: its stores follow by themselves. The data directory stays. */
  kill(): Promise<void>;
}

export const writeKey = 'wk-test-0123456789';
const readKey = 'rk-test-0123456789';

/** Starts the built api on loopback with a temporary data directory and waits until it takes events. */
export async function startApi(options: ApiOptions = {}): Promise<RunningApi> {
  const isTemporary = options.dataDirectory === undefined;
  const dataDirectory = options.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'pulso-e2e-')));
  const port = options.port ?? (await freePort());
  const child = spawn(process.execPath, [entry], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDirectory,
      BOOTSTRAP_WRITE_KEY: writeKey,
      BOOTSTRAP_READ_KEY: readKey,
      ADMIN_PASSWORD: 'a-password-of-the-tests',
      LOG_LEVEL: 'warn',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  child.stdout.on('data', (piece: Buffer) => output.push(piece.toString()));
  child.stderr.on('data', (piece: Buffer) => output.push(piece.toString()));
  const url = `http://127.0.0.1:${port}`;
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const removeData = () =>
    isTemporary
      ? rm(dataDirectory, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
      : undefined;
  try {
    await waitUntil(child, url, options.waitFor ?? 'stores');
  } catch (error) {
    child.kill('SIGKILL');
    await exited;
    await removeData();
    throw new Error(`${(error as Error).message}\n${output.join('')}`, { cause: error });
  }
  return {
    url,
    port,
    writeKey,
    readKey,
    dataDirectory,
    pid: child.pid as number,
    exited: exited.then(() => undefined),
    output: () => output.join(''),
    async stop() {
      child.kill('SIGTERM');
      const late = delay(stopPatienceMs, 'late' as const, { ref: false });
      const ended = await Promise.race([exited, late]);
      if (ended === 'late') {
        child.kill('SIGKILL');
        await exited;
      }
      await removeData();
      if (ended === 'late')
        throw new Error(`the api did not stop within ${stopPatienceMs} ms\n${output.join('')}`);
      return ended[0];
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

interface Report {
  ready: boolean;
  status: string;
  spool: { writable: boolean };
}

const hasReached: Record<Stage, (report: Report) => boolean> = {
  events: ({ spool }) => spool.writable,
  ready: ({ ready }) => ready,
  stores: ({ status }) => status === 'ready',
};

async function waitUntil(child: ChildProcess, url: string, stage: Stage): Promise<void> {
  const deadline = Date.now() + startPatienceMs;
  while (Date.now() < deadline) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) throw new Error(`the api ended with ${ended}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    const report = (await answer?.json()) as Report | undefined;
    if (report && hasReached[stage](report)) return;
    await delay(50);
  }
  throw new Error(`the api was not ready within ${startPatienceMs} ms`);
}
