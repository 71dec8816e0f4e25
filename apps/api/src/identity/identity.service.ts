import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EventStore } from '@pulso/event-store';
import { CommitBus } from '../platform/commit-bus.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { EventStoreAccess } from '../platform/stores/event-store-access.ts';
import { EVENT_STORE } from '../platform/stores/tokens.ts';
import { IdentityWatch } from './identity-watch.ts';

const gapMs = 1000;
const retryMs = 5000;

/** Lets the watch look once at start and then soon after commits: one look at a time, at most one a second. */
@Injectable()
export class IdentityService implements OnModuleInit, OnApplicationShutdown {
  private readonly watch: IdentityWatch;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isWanted = false;
  private stopped = false;
  private unsubscribe: (() => void) | undefined;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly commits: CommitBus,
    private readonly access: EventStoreAccess,
  ) {
    const onSkipped = ({ workspaceId, ids, reason }: { workspaceId: string; ids: number; reason: unknown }) =>
      this.logger.error({ workspaceId, ids, reason: String(reason) }, 'identities were left as they are');
    this.watch = new IdentityWatch(store, { onSkipped });
  }

  onModuleInit(): void {
    this.unsubscribe = this.commits.onCommit(() => this.want(gapMs));
    void this.access.whenReady().then(
      () => this.want(0),
      () => undefined,
    );
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.unsubscribe?.();
    clearTimeout(this.timer);
    await this.looking;
  }

  private want(afterMs: number): void {
    this.isWanted = true;
    if (this.stopped || this.timer || this.looking) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.looking = this.look();
    }, afterMs).unref();
  }

  private async look(): Promise<void> {
    this.isWanted = false;
    let restMs = retryMs;
    const startedMs = performance.now();
    try {
      await this.watch.look();
      // A long look takes at most half of the engine's time.
      restMs = Math.max(gapMs, performance.now() - startedMs);
    } catch (error) {
      this.logger.warn({ reason: String(error) }, 'identities are behind, trying again');
      this.isWanted = true;
    } finally {
      this.looking = undefined;
    }
    if (this.isWanted) this.want(restMs);
  }
}
