import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { PROMETHEUS } from './prometheus.ts';

/** What the platform itself counts, whichever feature runs. */
@Injectable()
export class PlatformMetrics {
  readonly problems: Counter<'code'>;
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly liveClients: Gauge;

  constructor(@Inject(PROMETHEUS) registry: Registry) {
    const registers = [registry];
    this.problems = new Counter({
      name: 'pulso_problems_total',
      help: 'Problem answers, by stable code.',
      labelNames: ['code'],
      registers,
    });
    this.requests = new Histogram({
      name: 'pulso_http_request_duration_seconds',
      help: 'From the request line to the last byte of the answer, by route template and status class.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    });
    this.liveClients = new Gauge({
      name: 'pulso_live_clients',
      help: 'Open live connections: walls and laptops that watch.',
      registers,
    });
  }
}
