import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface SenderReport {
  failures: string[];
}

/** Runs a client in a process of its own, as its users do, and gives back what it printed at its end. */
export async function runSender(
  name: string,
  url: string,
  writeKey: string,
  prefix: string,
  count: number,
): Promise<SenderReport> {
  const script = fileURLToPath(new URL(`../senders/${name}.mjs`, import.meta.url));
  const child = spawn(process.execPath, [script, url, writeKey, prefix, String(count)], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (piece: Buffer) => (output += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (errors += piece.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors}`);
  return JSON.parse(output.trimEnd().split('\n').at(-1) as string) as SenderReport;
}
