import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { MetadataStore, startEmbeddedPostgres, type PostgresConnection } from '@pulso/metadata-store';
import { CONFIG, type Config } from '../../config/config.ts';
import { LOGGER, type Logger } from '../logger.ts';
import { retryUntilDone } from './retry.ts';

/** Brings PostgreSQL up in the background; known keys go on working without it. */
@Injectable()
export class MetadataStoreAccess implements OnModuleInit, OnApplicationShutdown {
  readonly store = new MetadataStore();
  private readonly stopping = new AbortController();
  private stopServer: () => Promise<void> = () => Promise.resolve();
  private started: Promise<MetadataStore> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The store once it has answered for the first time. Rejects when the process shuts down before. */
  whenConnected(): Promise<MetadataStore> {
    return (this.started ??= this.start());
  }

  onModuleInit(): void {
    this.whenConnected().catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('shutting down'));
    await this.started?.catch(() => undefined);
    await this.store.close();
    await this.stopServer();
  }

  private async start(): Promise<MetadataStore> {
    const { signal } = this.stopping;
    const warn = (error: unknown) =>
      this.logger.warn({ reason: String(error) }, 'metadata store is not ready yet');
    const connection = await retryUntilDone(signal, () => this.reach(), warn);
    await retryUntilDone(signal, () => this.store.connect(connection), warn);
    this.logger.info({ embedded: this.config.database.url === undefined }, 'metadata store is ready');
    return this.store;
  }

  private async reach(): Promise<PostgresConnection> {
    const { url } = this.config.database;
    if (url !== undefined) return { url };
    const server = await startEmbeddedPostgres({
      dataDirectory: this.config.dataDirectory,
      log: (line) => this.logger.debug({ line }, 'postgres'),
    });
    server.onExit(({ pid, code, signal, expected }) => {
      if (!expected) this.logger.error({ pid, code, signal }, 'embedded PostgreSQL ended, starting it again');
    });
    this.stopServer = () => server.stop();
    return server.connection;
  }
}
