import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { MetricAnswer, MetricDefinition } from '@pulso/contract';
import type { FastifyReply } from 'fastify';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { AnswerClock } from '../platform/timing/answer-clock.ts';
import { serverTiming } from '../platform/timing/server-timing.ts';
import { MetricsService } from './metrics.service.ts';
import { parseQuery } from './parse-query.ts';

@Controller('api')
@UseGuards(ReadGuard)
export class MetricQueryController {
  constructor(private readonly metrics: MetricsService) {}

  @Post('query')
  @HttpCode(HttpStatus.OK)
  async query(
    @Caller() caller: Principal,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MetricAnswer> {
    const clock = new AnswerClock();
    const answer = await this.metrics.answer(caller, parseQuery(body), { pointEvidence: true, clock });
    reply.header('server-timing', serverTiming(clock, reply.elapsedTime));
    return answer;
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
