import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Registry } from 'prom-client';
import { CONFIG, type Config } from '../../config/config.ts';
import { CxGauges } from './cx-gauges.ts';
import { PROMETHEUS } from './prometheus.ts';
import { assertMayScrape } from './scrape-access.ts';

@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(PROMETHEUS) private readonly registry: Registry,
    @Inject(CONFIG) private readonly config: Config,
    private readonly cx: CxGauges,
  ) {}

  /** Classic text: prom-client's OpenMetrics mode loses the `_total` of counters. */
  @Get()
  async scrape(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    assertMayScrape(request.raw, this.config.metricsToken);
    await this.cx.refresh();
    reply.header('content-type', this.registry.contentType).header('cache-control', 'no-store');
    return this.registry.metrics();
  }
}
