import { Module } from '@nestjs/common';
import { CalendarsModule } from './calendars/calendars.module.ts';
import { CompareModule } from './compare/compare.module.ts';
import { CustomersModule } from './customers/customers.module.ts';
import { GoalsModule } from './goals/goals.module.ts';
import { IdentityModule } from './identity/identity.module.ts';
import { IngestModule } from './ingest/ingest.module.ts';
import { LiveModule } from './live/live.module.ts';
import { MetricsModule } from './metrics/metrics.module.ts';
import { ModelsModule } from './models/models.module.ts';
import { OperationsModule } from './platform/operations.module.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { RatesModule } from './rates/rates.module.ts';

@Module({
  imports: [
    PlatformModule,
    OperationsModule,
    IngestModule,
    IdentityModule,
    MetricsModule,
    ModelsModule,
    CalendarsModule,
    CompareModule,
    CustomersModule,
    GoalsModule,
    RatesModule,
    LiveModule,
  ],
})
export class AppModule {}
