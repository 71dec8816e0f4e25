import { Global, Module } from '@nestjs/common';
import { METRIC_ANSWERER } from '../platform/metric-answerer.ts';
import { StoresModule } from '../platform/stores/stores.module.ts';
import { EvidenceController } from './evidence/evidence.controller.ts';
import { EvidenceService } from './evidence/evidence.service.ts';
import { KeptDocuments } from './evidence/kept-documents.ts';
import { References } from './evidence/references.ts';
import { SigningKeys } from './evidence/signing-keys.ts';
import { HeavyAnswers } from './heavy-answers.ts';
import { KeptModels } from './kept-models.ts';
import { MetricQueryController } from './metrics.controller.ts';
import { MetricsService } from './metrics.service.ts';
import { TicketsGauge } from './tickets/tickets-gauge.ts';
import { TicketsService } from './tickets/tickets.service.ts';

/** Global: live and Prometheus ask through the port without knowing this folder. */
@Global()
@Module({
  imports: [StoresModule],
  controllers: [MetricQueryController, EvidenceController],
  providers: [
    MetricsService,
    TicketsService,
    TicketsGauge,
    HeavyAnswers,
    KeptModels,
    KeptDocuments,
    EvidenceService,
    References,
    SigningKeys,
    { provide: METRIC_ANSWERER, useExisting: MetricsService },
  ],
  exports: [METRIC_ANSWERER],
})
export class MetricsModule {}
