import { Module } from '@nestjs/common';
import { FeedReader } from './feed-reader.ts';
import { FreshnessReader } from './freshness-reader.ts';
import { LiveGateway } from './live.gateway.ts';
import { LiveHub } from './live-hub.ts';
import { LivePulse } from './live-pulse.ts';

@Module({ providers: [FeedReader, FreshnessReader, LiveHub, LivePulse, LiveGateway] })
export class LiveModule {}
