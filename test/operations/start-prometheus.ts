import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';

export interface Prometheus {
  /** The value of each series that an instant query finds, by its labels as JSON. */
  query(expression: string): Promise<Map<string, number>>;
  stop(): Promise<void>;
}

/** Debian's Prometheus, scraping one target each second; undefined when it is not installed. */
export async function startPrometheus(target: string, token: string): Promise<Prometheus | undefined> {
  const directory = await mkdtemp(join(tmpdir(), 'pulso-prometheus-'));
  const port = await freePort();
  const config = {
    global: { scrape_interval: '1s', scrape_timeout: '1s' },
    scrape_configs: [
      { job_name: 'pulso', authorization: { credentials: token }, static_configs: [{ targets: [target] }] },
    ],
  };
  // JSON is YAML too.
  await writeFile(join(directory, 'prometheus.yml'), JSON.stringify(config));
  const child = spawn(
    'prometheus',
    [
      `--config.file=${join(directory, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const spawned = await Promise.race([
    once(child, 'spawn').then(() => true),
    once(child, 'error').then(() => false),
  ]).catch(() => false);
  const remove = () => rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  if (!spawned) {
    await remove();
    return undefined;
  }
  const exited = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  while (
    !(await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await delay(50);
  return {
    async query(expression) {
      const response = await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expression)}`);
      const { data } = (await response.json()) as {
        data: { result: { metric: Record<string, string>; value: [number, string] }[] };
      };
      return new Map(data.result.map(({ metric, value }) => [labelsOf(metric), Number(value[1])]));
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
      await remove();
    },
  };
}

function labelsOf({
  __name__: _name,
  instance: _instance,
  job: _job,
  ...labels
}: Record<string, string>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(labels).sort(([a], [b]) => a.localeCompare(b))));
}
