import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Installation } from './installation.ts';
import type { Liveness, ReadinessReport } from './readiness-report.ts';
import { Readiness } from './readiness.ts';

@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly installation: Installation,
  ) {}

  /** Knows no dependency: an orchestrator restarts us only when the event loop itself is stuck. */
  @Get('live')
  live(): Liveness {
    return { status: 'up', installation: this.installation.id };
  }

  @Get('ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): ReadinessReport {
    const report = this.readiness.report();
    reply
      .status(report.ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
      .header('cache-control', 'no-store');
    return report;
  }
}
