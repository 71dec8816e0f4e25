import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EventStore } from '@pulso/event-store';
import { CommitBus } from '../../platform/commit-bus.ts';
import { INGEST_STATS, type IngestStats } from '../../platform/ingest-stats.ts';
import { LOGGER, type Logger } from '../../platform/logger.ts';
import { EventStoreAccess } from '../../platform/stores/event-store-access.ts';
import { MetadataStoreAccess } from '../../platform/stores/metadata-store-access.ts';
import { EVENT_STORE } from '../../platform/stores/tokens.ts';
import { TicketKeeper } from './ticket-keeper.ts';

/** The keeper of tickets in the order of time, from the start of the store to its end. */
@Injectable()
export class TicketsService implements OnModuleInit, OnApplicationShutdown {
  private readonly keeper: TicketKeeper;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(INGEST_STATS) private readonly ingest: IngestStats,
    @Inject(LOGGER) logger: Logger,
    commits: CommitBus,
    private readonly metadata: MetadataStoreAccess,
    private readonly access: EventStoreAccess,
  ) {
    this.keeper = new TicketKeeper({
      store,
      exclusively: (work) => metadata.store.exclusively('settle tickets', work),
      epoch: () => commits.epoch,
      onFailed: (error) =>
        logger.warn({ reason: String(error) }, 'tickets are read by name until they are settled again'),
    });
  }

  onModuleInit(): void {
    this.ingest.onInsert((seconds) => this.keeper.noteInsert(seconds));
    void Promise.all([this.access.whenReady(), this.metadata.whenConnected()]).then(
      () => this.keeper.start(),
      () => undefined,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.keeper.stop();
  }

  /** As `TicketKeeper.isInStep`. */
  get isInStep(): boolean {
    return this.keeper.isInStep;
  }

  /** As `TicketKeeper.areSettled`. */
  areSettled(): Promise<boolean> {
    return this.keeper.areSettled();
  }
}
