// Starts what is measured, on loopback and in a directory of its own, and ends it by its own handle.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export const keys = { write: 'bench-write-key-0123456789', read: 'bench-read-key-0123456789' };

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', resolve));

export async function startBareFastify() {
  const child = fork(join(root, 'bench/bare-fastify.mjs'));
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid,
    stop: async () => {
      child.kill();
      await ended(child);
    },
  };
}

export async function startApi(env = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'pulso-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const startedMs = performance.now();
  const child = spawn('node', [join(root, 'apps/api/dist/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: directory,
      BOOTSTRAP_WRITE_KEY: keys.write,
      BOOTSTRAP_READ_KEY: keys.read,
      METRICS_TOKEN: keys.read,
      LOG_LEVEL: 'warn',
      ...env,
    },
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the api ended with ${child.exitCode}`);
    if (
      await fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      break;
    await sleep(20);
  }
  return {
    url,
    pid: child.pid,
    directory,
    readyMs: performance.now() - startedMs,
    startedMs,
    stop: async () => {
      child.kill('SIGTERM');
      await ended(child);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Process ids of `pid` and everything below it. */
export function familyOf(pid) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      continue; // it ended meanwhile
    }
  }
  const family = [pid];
  for (const member of family) {
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  }
  return family;
}

/** Proportional set size of the family in MB: a page that two processes share counts once. */
export function memoryMb(pid) {
  let kilobytes = 0;
  for (const member of familyOf(pid)) {
    try {
      const rollup = readFileSync(`/proc/${member}/smaps_rollup`, 'utf8');
      kilobytes += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    } catch {
      continue;
    }
  }
  return kilobytes / 1024;
}

/** CPU seconds that the family has used so far. */
export function cpuSeconds(pid) {
  let ticks = 0;
  for (const member of familyOf(pid)) {
    try {
      const stat = readFileSync(`/proc/${member}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      continue;
    }
  }
  return ticks / 100;
}

/** The number of a `pulso_*` series without labels, from /metrics. */
export async function platformNumber(url, name) {
  const text = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${keys.read}` } }).then(
    (answer) => answer.text(),
  );
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
}

/** Waits until nothing is pending; returns the milliseconds that took. */
export async function waitUntilDrained(url, limitMs = 180_000) {
  const from = performance.now();
  while (performance.now() - from < limitMs) {
    if ((await platformNumber(url, 'pulso_events_pending')) === 0) return performance.now() - from;
    await sleep(100);
  }
  throw new Error('still pending after the limit');
}
