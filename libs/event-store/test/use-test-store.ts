import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { Connection } from '../src/client/connection.ts';
import type { EventStore } from '../src/event-store.ts';
import { openEventStore } from '../src/open-event-store.ts';
import { batchOf, type EventRow } from './event-row.ts';
import { startTestEngine, type TestEngine } from './start-test-engine.ts';

/** The engine starts in one second; on two busy cores it was seen to take ten. */
jest.setTimeout(60_000);
const timeoutMs = 30_000;

/** One engine for the spec file, and in it a migrated database for the file or for each test. */
export function useTestStore({ freshFor = 'file' }: { freshFor?: 'file' | 'test' } = {}): TestStore {
  const test = new TestStore();
  beforeAll(() => test.start());
  if (freshFor === 'test') beforeEach(() => test.openDatabase());
  else beforeAll(() => test.openDatabase());
  if (freshFor === 'test') afterEach(() => test.closeDatabase());
  else afterAll(() => test.closeDatabase());
  afterAll(() => test.stop());
  return test;
}

/** A store, and a way to look behind it. */
export class TestStore {
  connectionOptions = { url: '', username: '', password: '', database: '' };
  store!: EventStore;
  connection!: Connection;
  private engine: TestEngine | undefined;

  async start(): Promise<void> {
    this.engine = await startTestEngine();
  }

  async openDatabase(): Promise<void> {
    if (this.engine === undefined) throw new Error('the engine has not started');
    const { url, username, password, reader } = this.engine.options;
    this.connectionOptions = { url, username, password, database: `test_${randomBytes(4).toString('hex')}` };
    this.store = openEventStore({ ...this.connectionOptions, reader });
    this.connection = new Connection({ ...this.connectionOptions, maxSockets: 2 });
    await this.store.migrate();
  }

  async closeDatabase(): Promise<void> {
    await this.connection.close();
    await this.store.close();
  }

  async stop(): Promise<void> {
    await this.engine?.stop();
  }

  async insert(rows: readonly EventRow[]): Promise<string> {
    const batch = batchOf(rows);
    await this.store.writer.insert(batch);
    return batch.batchId;
  }

  async execute(sql: string): Promise<void> {
    await this.connection.command({ sql, timeoutMs });
  }

  async rows<Row>(sql: string): Promise<Row[]> {
    return (await this.connection.select({ sql, timeoutMs })) as Row[];
  }
}
