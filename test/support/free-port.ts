import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below the ports that the system hands out: none of those can take one while an api restarts on it. */
const lowestPort = 12_000;
const portsOfWorker = 2_000;
const worker = Number(process.env['JEST_WORKER_ID'] ?? 1) % 8;
let next = Math.floor(Math.random() * portsOfWorker);

/** A port that is free now; two tests that ask at once get two, also when they run in two workers. */
export async function freePort(): Promise<number> {
  for (let turn = 0; turn < portsOfWorker; turn += 1) {
    next = (next + 1) % portsOfWorker;
    const port = lowestPort + worker * portsOfWorker + next;
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${lowestPort + worker * portsOfWorker} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  const isListening = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  if (!isListening) return false;
  server.close();
  await once(server, 'close');
  return true;
}
