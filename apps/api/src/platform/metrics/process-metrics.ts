import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, type Registry } from 'prom-client';
import { StoreMonitor } from '../stores/store-monitor.ts';
import { PROMETHEUS } from './prometheus.ts';

const resolutionMs = 10;
const quantiles = [0.5, 0.9, 0.99] as const;

/** The process itself: memory, processor, descriptors, how long the event loop was held up, which stores answer. */
@Injectable()
export class ProcessMetrics implements OnApplicationShutdown {
  private readonly delay = monitorEventLoopDelay({ resolution: resolutionMs });

  constructor(@Inject(PROMETHEUS) registry: Registry, monitor: StoreMonitor) {
    collectDefaultMetrics({ register: registry });
    const { delay } = this;
    delay.enable();
    new Gauge({
      name: 'pulso_event_loop_delay_seconds',
      help: 'How long the event loop was held up since the last scrape, above the timer’s own 10 ms.',
      labelNames: ['quantile'],
      registers: [registry],
      collect() {
        const seconds = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - resolutionMs / 1000);
        for (const quantile of quantiles) this.set({ quantile }, seconds(delay.percentile(quantile * 100)));
        this.set({ quantile: 1 }, seconds(delay.max));
        delay.reset();
      },
    });
    new Gauge({
      name: 'pulso_store_up',
      help: '1 when the store answers.',
      labelNames: ['store'],
      registers: [registry],
      collect() {
        this.set({ store: 'event' }, Number(monitor.eventStoreState() === 'up'));
        this.set({ store: 'metadata' }, Number(monitor.metadataStoreState() === 'up'));
      },
    });
  }

  onApplicationShutdown(): void {
    this.delay.disable();
  }
}
