import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import {
  openEventStore,
  readStoreAddress,
  startEmbeddedClickHouse,
  type EventStoreOptions,
} from '@pulso/event-store';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { LazyEventStore } from './lazy-event-store.ts';
import { retryUntilDone } from './retry.ts';

/** The built engine beside the built api: an app is started, never imported. */
const engineEntry = new URL('../../../../embedded-clickhouse/dist/main.js', import.meta.url);

/**
 * Brings the event store up in the background: the api listens at once and accepts events into the spool
 * however long this takes. Nobody reads or writes before the schema is there.
 */
@Injectable()
export class EventStoreAccess implements OnModuleInit, OnApplicationShutdown {
  readonly store = new LazyEventStore();
  private readonly stopping = new AbortController();
  private stopServer: () => Promise<void> = () => Promise.resolve();
  private started: Promise<EventStoreOptions> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** How to reach the store, once its schema is in place. Rejects when the process shuts down before. */
  whenReady(): Promise<EventStoreOptions> {
    return (this.started ??= this.start());
  }

  onModuleInit(): void {
    this.whenReady().catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('shutting down'));
    await this.started?.catch(() => undefined);
    await this.store.close();
    await this.stopServer();
  }

  private async start(): Promise<EventStoreOptions> {
    const { signal } = this.stopping;
    const warn = (error: unknown) =>
      this.logger.warn({ reason: String(error) }, 'event store is not ready yet');
    const options = await retryUntilDone(signal, () => this.reach(), warn);
    const store = openEventStore(options);
    await retryUntilDone(signal, () => store.migrate(), warn);
    this.store.open(store);
    this.logger.info({ embedded: this.config.clickhouse.url === undefined }, 'event store is ready');
    return options;
  }

  private async reach(): Promise<EventStoreOptions> {
    const { url, cluster } = this.config.clickhouse;
    if (url !== undefined) return { ...readStoreAddress(url), cluster };
    const server = await startEmbeddedClickHouse({
      dataDirectory: join(this.config.dataDirectory, 'clickhouse'),
      entryPath: fileURLToPath(engineEntry),
      log: (line) => this.logger.debug({ line }, 'clickhouse'),
    });
    server.onExit(({ pid, code, signal, expected }) => {
      if (!expected) this.logger.error({ pid, code, signal }, 'embedded ClickHouse ended, starting it again');
    });
    this.stopServer = () => server.stop();
    // Plain data: the drain's thread gets a copy.
    const { url: address, username, password, reader } = server;
    return { url: address, username, password, reader };
  }
}
