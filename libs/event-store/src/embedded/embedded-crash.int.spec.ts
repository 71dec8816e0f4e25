import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  builtEntryPath,
  startEngineWithClients,
  type EngineWithClients,
} from '../../test/start-engine-with-clients.ts';
import { startEmbeddedClickHouse } from './start-embedded-clickhouse.ts';

const DURABLE = `fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1`;

async function untilServing(started: EngineWithClients, killed: number): Promise<void> {
  const deadline = performance.now() + 5000;
  while (started.engine.pid() === killed || !(await started.owner.ping()).success) {
    if (performance.now() > deadline) throw new Error('the engine is not back within five seconds');
    await delay(20);
  }
}

/** An orphan that died stays listed until init collects it, which takes some inits seconds. */
async function untilGone(pid: number): Promise<void> {
  const deadline = performance.now() + 15_000;
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    if (performance.now() > deadline) throw new Error(`process ${pid} is still there`);
    await delay(50);
  }
}

describe('a killed embedded engine', () => {
  let started: EngineWithClients;
  beforeAll(async () => {
    started = await startEngineWithClients();
    await started.owner.command({
      query: `CREATE TABLE t (batch UInt32, row UInt32) ENGINE = MergeTree ORDER BY (batch, row) SETTINGS ${DURABLE}`,
    });
  }, 30_000);
  afterAll(() => started.stop());

  it('is back within five seconds with every acknowledged insert whole', async () => {
    const rows = 2000;
    const acknowledged = new Set<number>();
    let batch = 0;
    for (let kill = 0; kill < 5; kill += 1) {
      const pid = started.engine.pid()!;
      const killing = delay(30 + 37 * kill).then(() => process.kill(pid, 'SIGKILL'));
      for (let alive = true; alive;) {
        batch += 1;
        const values = Array.from({ length: rows }, (_, row) => ({ batch, row }));
        alive = await started.owner.insert({ table: 't', values, format: 'JSONEachRow' }).then(
          () => true,
          () => false,
        );
        if (alive) acknowledged.add(batch);
      }
      await killing;
      await untilServing(started, pid);
    }
    const stored = await started.rows<{ batch: number; n: string }>(
      'SELECT batch, count() AS n FROM t GROUP BY batch',
    );
    const whole = new Map(stored.map((entry) => [entry.batch, Number(entry.n)]));
    expect([...whole.values()].every((count) => count === rows)).toBe(true);
    expect([...acknowledged].filter((id) => !whole.has(id))).toEqual([]);
  }, 60_000);

  it('tells its listeners and keeps its address', async () => {
    const exits: unknown[] = [];
    const forget = started.engine.onExit((exit) => exits.push(exit));
    const pid = started.engine.pid()!;
    process.kill(pid, 'SIGKILL');
    await untilServing(started, pid);
    forget();
    expect(exits).toEqual([expect.objectContaining({ pid, signal: 'SIGKILL', expected: false })]);
  }, 15_000);

  it('shows no secret in its command line', async () => {
    const ps = spawn('ps', ['-o', 'args=', '-p', String(started.engine.pid())]);
    let shown = '';
    ps.stdout.on('data', (chunk: Buffer) => (shown += chunk.toString()));
    await once(ps, 'close');
    expect(shown).toContain('main.js');
    expect(shown).not.toContain(started.engine.password);
    expect(shown).not.toContain(started.engine.reader.password);
  });
});

describe('a second engine on the same directory', () => {
  it('is refused with a clear message', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-embedded-'));
    const first = await startEmbeddedClickHouse({ dataDirectory, entryPath: builtEntryPath });
    await expect(startEmbeddedClickHouse({ dataDirectory, entryPath: builtEntryPath })).rejects.toThrow(
      /is it in use by another process\?/,
    );
    await first.stop();
    await rm(dataDirectory, { recursive: true });
  }, 30_000);
});

describe('an embedded engine whose parent is killed with -9', () => {
  it('ends, and leaves the directory to the next one', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-embedded-'));
    const library = new URL('../../dist/embedded/start-embedded-clickhouse.js', import.meta.url).href;
    const script = `const { startEmbeddedClickHouse } = await import(${JSON.stringify(library)});
      const engine = await startEmbeddedClickHouse(${JSON.stringify({ dataDirectory, entryPath: builtEntryPath })});
      console.log(engine.pid());`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(process.kill(pid, 0)).toBe(true);
    parent.kill('SIGKILL');
    const next = await startEmbeddedClickHouse({ dataDirectory, entryPath: builtEntryPath });
    await next.stop();
    await untilGone(pid);
    await rm(dataDirectory, { recursive: true });
  }, 30_000);
});

describe('a stopped embedded engine', () => {
  it('finishes the statement that runs', async () => {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-embedded-'));
    const engine = await startEmbeddedClickHouse({ dataDirectory, entryPath: builtEntryPath });
    const headers = { 'X-ClickHouse-User': engine.username, 'X-ClickHouse-Key': engine.password };
    const slow = fetch(`${engine.url}/?query=${encodeURIComponent("SELECT sleep(0.7), 'done'")}`, {
      headers,
    });
    await delay(200);
    await engine.stop();
    expect(await (await slow).text()).toBe('0\tdone\n');
    expect(engine.pid()).toBeUndefined();
    await rm(dataDirectory, { recursive: true });
  }, 20_000);
});
