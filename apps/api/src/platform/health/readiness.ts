import { Inject, Injectable, Optional, type BeforeApplicationShutdown } from '@nestjs/common';
import { FirstAdmin } from '../auth/first-admin.ts';
import { INGEST_STATS, type IngestStats } from '../ingest-stats.ts';
import { StoreMonitor } from '../stores/store-monitor.ts';
import type { ReadinessReport } from './readiness-report.ts';

/** A new process waits this long for both stores and for somebody who can sign in; then it is ready without. */
const startGraceMs = 10_000;

/** Ready means that an event can be taken: the spool is writable. A store that is away later is only reported. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private readonly startedAtMs = performance.now();
  private started = false;
  private shuttingDown = false;

  constructor(
    private readonly monitor: StoreMonitor,
    private readonly admin: FirstAdmin,
    @Optional() @Inject(INGEST_STATS) private readonly ingest?: IngestStats,
  ) {}

  beforeApplicationShutdown(): void {
    this.shuttingDown = true;
  }

  report(): ReadinessReport {
    const stores = { event: this.monitor.eventStoreState(), metadata: this.monitor.metadataStoreState() };
    const { writable, bytes, oldestPendingAgeSeconds } = this.ingest?.spool() ?? {
      writable: true,
      bytes: 0,
      oldestPendingAgeSeconds: 0,
    };
    const complete = stores.event === 'up' && stores.metadata === 'up' && this.admin.isSettled();
    this.started ||= complete || performance.now() - this.startedAtMs > startGraceMs;
    const status = this.statusOf(writable, complete);
    const ready = status === 'ready' || status === 'degraded';
    return { ready, status, spool: { writable, bytes, oldestPendingAgeSeconds }, stores };
  }

  private statusOf(writable: boolean, complete: boolean): ReadinessReport['status'] {
    if (this.shuttingDown) return 'shutting_down';
    if (!this.started) return 'starting';
    if (!writable) return 'not_accepting';
    return complete ? 'ready' : 'degraded';
  }
}
