import { Global, Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { INGEST_STATS } from '../platform/ingest-stats.ts';
import { LOGGER, type Logger } from '../platform/logger.ts';
import { PlatformMetrics } from '../platform/metrics/platform-metrics.ts';
import { StoresModule } from '../platform/stores/stores.module.ts';
import { EventLog } from './event-log.ts';
import { IngestLedger } from './ingest-ledger.ts';
import { ingestPlugin } from './ingest.plugin.ts';
import { Intake } from './intake.ts';

/** Imports the stores so that it is shut down before them: the batch in flight still finds its engine. */
@Global()
@Module({
  imports: [StoresModule],
  providers: [IngestLedger, EventLog, Intake, { provide: INGEST_STATS, useExisting: IngestLedger }],
  exports: [INGEST_STATS],
})
export class IngestModule implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly intake: Intake,
    private readonly metrics: PlatformMetrics,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapterHost.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(ingestPlugin, {
      intake: this.intake,
      onProblem: (error, requestId) => {
        this.metrics.problems.inc({ code: error.code });
        // Clients drop what was answered 401 and never tell: the log is where somebody notices.
        if (error.code === 'unauthenticated')
          this.logger.warn({ requestId }, 'events refused: unknown write key');
        if (error.status >= 500)
          this.logger.error({ requestId, code: error.code, err: error.details.cause ?? error }, 'problem');
      },
    });
  }
}
