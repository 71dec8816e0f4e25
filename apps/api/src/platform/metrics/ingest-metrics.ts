import { Inject, Injectable, Optional } from '@nestjs/common';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { INGEST_STATS, type IngestAccounts, type IngestStats } from '../ingest-stats.ts';
import { PROMETHEUS } from './prometheus.ts';

/** Turns the accounts of ingest into Prometheus; they are read at scrape time, so nothing is counted twice. */
@Injectable()
export class IngestMetrics {
  constructor(
    @Inject(PROMETHEUS) private readonly registry: Registry,
    @Optional() @Inject(INGEST_STATS) stats?: IngestStats,
  ) {
    if (stats === undefined) return;
    const account = (of: keyof IngestAccounts) => () => stats.accounts()[of];
    this.count('pulso_events_accepted_total', 'Events acknowledged: on disk.', account('accepted'));
    this.count('pulso_events_stored_total', 'Events in the event store.', account('stored'));
    this.count(
      'pulso_events_duplicate_total',
      'Events dropped as repeats of a stored one.',
      account('duplicate'),
    );
    this.count(
      'pulso_events_conflicting_total',
      'Of the repeats: those whose body differs from that of the first, which stays.',
      account('conflicting'),
    );
    this.count(
      'pulso_events_dead_lettered_total',
      'Events set aside with a reason.',
      account('deadLettered'),
    );
    this.gauge('pulso_events_pending', 'Events acknowledged and not yet stored.', account('pending'));
    this.gauge('pulso_spool_bytes', 'Bytes that wait in the spool.', () => stats.spool().bytes);
    this.gauge(
      'pulso_spool_oldest_age_seconds',
      'Age of the oldest event that waits.',
      () => stats.spool().oldestPendingAgeSeconds,
    );
    this.gauge('pulso_spool_writable', '1 when events can be taken.', () => Number(stats.spool().writable));
    this.gauge(
      'pulso_spool_quarantined_segments',
      'Damaged spool files that were set aside.',
      () => stats.spool().quarantinedSegments,
    );
    this.gauge(
      'pulso_drain_lag_seconds',
      'From acknowledgement to stored, of the newest batch.',
      () => stats.drainLagSeconds() ?? undefined,
    );
    this.exportWaiting(stats);
    this.observeInserts(stats);
  }

  private count(name: string, help: string, read: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
  }

  /** A number that is not known yet has no sample: 0 would be a lie. */
  private gauge(name: string, help: string, read: () => number | undefined): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        const value = read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }

  private exportWaiting(stats: IngestStats): void {
    new Gauge({
      name: 'pulso_spool_workspace_bytes',
      help: 'Bytes that wait in the spool, by workspace.',
      labelNames: ['workspace'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [workspace, bytes] of stats.waitingByWorkspace()) this.set({ workspace }, bytes);
      },
    });
  }

  private observeInserts(stats: IngestStats): void {
    const registers = [this.registry];
    const duration = new Histogram({
      name: 'pulso_insert_duration_seconds',
      help: 'Duration of one insert into the event store.',
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    const rows = new Histogram({
      name: 'pulso_insert_rows',
      help: 'Rows of one insert into the event store.',
      buckets: [1, 10, 100, 1000, 5000, 10_000, 20_000, 50_000],
      registers,
    });
    stats.onInsert((seconds, count) => {
      duration.observe(seconds);
      rows.observe(count);
    });
  }
}
