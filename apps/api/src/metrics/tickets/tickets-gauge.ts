import { Inject, Injectable } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { PROMETHEUS } from '../../platform/metrics/prometheus.ts';
import { TicketsService } from './tickets.service.ts';

/** Tells at scrape time whether questions find tickets in the order of time. */
@Injectable()
export class TicketsGauge {
  constructor(@Inject(PROMETHEUS) registry: Registry, tickets: TicketsService) {
    new Gauge({
      name: 'pulso_tickets_settled',
      help: '1 when the backlog and first responses read the tickets of their window alone; 0 while all are looked at.',
      registers: [registry],
      collect() {
        this.set(Number(tickets.isInStep));
      },
    });
  }
}
