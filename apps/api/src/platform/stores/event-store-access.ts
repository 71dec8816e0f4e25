import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { openEventStore, type EventStoreOptions } from '@pulso/event-store';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { readClickHouseUrl } from './clickhouse-address.ts';
import { LazyEventStore } from './lazy-event-store.ts';
import { retryUntilDone } from './retry.ts';

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
    const warn = (error: unknown) => this.logger.warn({ reason: String(error) }, 'event store is not ready yet');
    const options = await retryUntilDone(signal, () => this.reach(), warn);
    const store = openEventStore(options);
    await retryUntilDone(signal, () => store.migrate(), warn);
    this.store.open(store);
    this.logger.info({ embedded: this.config.clickhouse.url === undefined }, 'event store is ready');
    return options;
  }

  private async reach(): Promise<EventStoreOptions> {
    const { url, cluster } = this.config.clickhouse;
    if (url !== undefined) return readClickHouseUrl(url, cluster);
    throw new Error('no embedded engine yet');
  }
}
