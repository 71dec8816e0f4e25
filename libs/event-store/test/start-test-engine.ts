import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  startEmbeddedClickHouse,
  type EmbeddedClickHouse,
} from '../src/embedded/start-embedded-clickhouse.ts';

const entryPath = fileURLToPath(new URL('../../../apps/embedded-clickhouse/dist/main.js', import.meta.url));

export interface TestEngine {
  readonly options: Pick<EmbeddedClickHouse, 'url' | 'username' | 'password' | 'reader'>;
  stop(): Promise<void>;
}

/** The product's own engine, as built, on an empty directory. */
export async function startTestEngine(): Promise<TestEngine> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'pulso-event-store-'));
  const engine = await startEmbeddedClickHouse({ dataDirectory, entryPath });
  return {
    options: engine,
    async stop() {
      await engine.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
