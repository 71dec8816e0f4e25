import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { AuthModule } from './auth/auth.module.ts';
import { CommitBus } from './commit-bus.ts';
import { ComputePool } from './compute/compute-pool.ts';
import { DocumentResolvers } from './documents/document-resolvers.ts';
import { Documents } from './documents/documents.ts';
import { PlatformMetrics } from './metrics/platform-metrics.ts';
import { createRegistry, PROMETHEUS } from './metrics/prometheus.ts';
import { ProblemFilter } from './problem.filter.ts';
import { schemaPipe } from './schema.pipe.ts';
import { StoresModule } from './stores/stores.module.ts';

/** What no feature owns. Global: a feature injects the tokens without importing anything. */
@Global()
@Module({
  imports: [StoresModule, AuthModule],
  providers: [
    CommitBus,
    ComputePool,
    DocumentResolvers,
    Documents,
    PlatformMetrics,
    { provide: PROMETHEUS, useFactory: createRegistry },
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_PIPE, useFactory: () => schemaPipe('bad_request') },
  ],
  exports: [CommitBus, ComputePool, DocumentResolvers, Documents, PlatformMetrics, PROMETHEUS],
})
export class PlatformModule {}
