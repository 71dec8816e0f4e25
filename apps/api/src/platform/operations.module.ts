import { Module } from '@nestjs/common';
import { HealthController } from './health/health.controller.ts';
import { Installation } from './health/installation.ts';
import { Readiness } from './health/readiness.ts';
import { CxGauges } from './metrics/cx-gauges.ts';
import { IngestMetrics } from './metrics/ingest-metrics.ts';
import { MetricsController } from './metrics/metrics.controller.ts';
import { ProcessMetrics } from './metrics/process-metrics.ts';

/** What an operator watches: health and metrics. */
@Module({
  controllers: [HealthController, MetricsController],
  providers: [Installation, Readiness, CxGauges, IngestMetrics, ProcessMetrics],
})
export class OperationsModule {}
