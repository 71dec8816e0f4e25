import { Controller, Get } from '@nestjs/common';

@Controller('health')
export class HealthController {
  /** Knows no dependency: an orchestrator restarts us only when the event loop itself is stuck. */
  @Get('live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }
}
