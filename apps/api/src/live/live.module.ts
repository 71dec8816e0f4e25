import { Module } from '@nestjs/common';
import { FeedReader } from './feed-reader.ts';
import { FreshnessReader } from './freshness-reader.ts';
import { LiveAdmission } from './live-admission.ts';
import { LiveGateway } from './live.gateway.ts';
import { LiveHub } from './live-hub.ts';
import { LivePulse } from './live-pulse.ts';
import { ViewDesk } from './view-desk.ts';

@Module({
  providers: [FeedReader, FreshnessReader, LiveHub, LivePulse, LiveAdmission, ViewDesk, LiveGateway],
})
export class LiveModule {}
