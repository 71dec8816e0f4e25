import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, UseGuards } from '@nestjs/common';
import type { MetricAnswer, MetricDefinition } from '@pulso/contract';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { MetricsService } from './metrics.service.ts';
import { parseQuery } from './parse-query.ts';

@Controller('api')
@UseGuards(ReadGuard)
export class MetricQueryController {
  constructor(private readonly metrics: MetricsService) {}

  @Post('query')
  @HttpCode(HttpStatus.OK)
  query(@Caller() caller: Principal, @Body() body: unknown): Promise<MetricAnswer> {
    return this.metrics.answer(caller, parseQuery(body), { pointEvidence: true });
  }

  @Get('metrics')
  list(): MetricDefinition[] {
    return this.metrics.list();
  }

  @Get('metrics/:id')
  describe(@Param('id') id: string): MetricDefinition {
    return this.metrics.describe(id);
  }
}
