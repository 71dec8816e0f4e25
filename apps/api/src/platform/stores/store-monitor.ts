import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EventStoreAccess } from './event-store-access.ts';
import { MetadataStoreAccess } from './metadata-store-access.ts';

export type StoreState = 'up' | 'down';

const intervalMs = 2000;
const patienceMs = 2000;

/** Asks both stores every two seconds whether they answer, so that health and the wall never wait for a dead one. */
@Injectable()
export class StoreMonitor implements OnModuleInit, OnApplicationShutdown {
  private readonly states: Record<'event' | 'metadata', StoreState> = { event: 'down', metadata: 'down' };
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly eventStore: EventStoreAccess,
    private readonly metadataStore: MetadataStoreAccess,
  ) {}

  eventStoreState(): StoreState {
    return this.states.event;
  }

  metadataStoreState(): StoreState {
    return this.states.metadata;
  }

  onModuleInit(): void {
    void this.eventStore.whenReady().then(
      () => this.look(),
      () => undefined,
    );
    void this.metadataStore.whenConnected().then(
      () => this.look(),
      () => undefined,
    );
    void this.watch();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async watch(): Promise<void> {
    await this.look();
    if (!this.stopped) this.timer = setTimeout(() => void this.watch(), intervalMs).unref();
  }

  private async look(): Promise<void> {
    const [event, metadata] = await Promise.all([
      answers(() => this.eventStore.store.ping()),
      answers(() => this.metadataStore.store.ping()),
    ]);
    this.states.event = event;
    this.states.metadata = metadata;
  }
}

async function answers(ping: () => Promise<void>): Promise<StoreState> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<StoreState>((resolve) => {
    timer = setTimeout(() => resolve('down'), patienceMs);
  });
  const answered = ping().then(
    (): StoreState => 'up',
    (): StoreState => 'down',
  );
  try {
    return await Promise.race([answered, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
