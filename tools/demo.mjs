// `npm run demo`: everything embedded, with a year of customers, sixty days of history and believable live traffic.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { root } from './run.mjs';

const host = process.env.HOST ?? '127.0.0.1';
const dataDirectory = process.env.DATA_DIR ?? join(root, 'data', 'demo');
const secret = () => randomBytes(18).toString('base64url');

/** The asked port, or the next free one up to ten further. */
async function findFreePort(from) {
  for (let port = from; port < from + 10; port += 1) {
    const free = await new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, host, () => server.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error(`no free port from ${from} to ${from + 9}: set PORT`);
}

async function waitUntilReady(url, api) {
  for (let tries = 0; tries < 600; tries += 1) {
    if (api.exitCode !== null) throw new Error('the api ended; its log is in the data directory, api.log');
    const ready = await fetch(`${url}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the api was not ready within two minutes');
}

await installIfNeeded();
console.log('Building (only what changed) ...');
await build();

const port = await findFreePort(Number(process.env.PORT ?? 3000));
const url = `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
const email = process.env.ADMIN_EMAIL ?? 'demo@pulso.example';
const password = process.env.ADMIN_PASSWORD ?? secret();
const writeKey = process.env.BOOTSTRAP_WRITE_KEY ?? secret();
const readKey = process.env.BOOTSTRAP_READ_KEY ?? secret();
mkdirSync(dataDirectory, { recursive: true });
const log = openSync(join(dataDirectory, 'api.log'), 'a', 0o600);

const api = spawn('node', ['apps/api/dist/main.js'], {
  cwd: root,
  stdio: ['ignore', log, log],
  env: {
    ...process.env,
    PORT: String(port),
    HOST: host,
    DATA_DIR: dataDirectory,
    ADMIN_EMAIL: email,
    ADMIN_PASSWORD: password,
    BOOTSTRAP_WRITE_KEY: writeKey,
    BOOTSTRAP_READ_KEY: readKey,
  },
});
let simulator;
const stop = (code) => {
  simulator?.kill('SIGTERM');
  api.kill('SIGTERM');
  api.once('exit', () => process.exit(code));
  if (api.exitCode !== null) process.exit(code);
};
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => stop(0));

console.log('Starting ClickHouse, PostgreSQL and the api ...');
try {
  await waitUntilReady(url, api);
} catch (error) {
  console.error(error.message);
  api.kill('SIGTERM');
  process.exit(1);
}
console.log(
  `\n  Pulso is running:  ${url}\n  sign in as         ${email}\n  password           ${password}\n`,
);
console.log('  Sixty days of history are being sent, then live traffic. Ctrl+C ends everything.\n');
simulator = spawn(
  'node',
  ['apps/simulator/dist/main.js', 'live', '--url', url, '--backfill-days', '60', '--older-days', '305'],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PULSO_WRITE_KEY: writeKey },
  },
);
api.once('exit', (code) => {
  simulator.kill('SIGTERM');
  process.exit(code ?? 1);
});
