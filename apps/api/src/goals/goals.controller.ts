import { Controller, Get, UseGuards } from '@nestjs/common';
import type { GoalsAttainment } from '@pulso/contract';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { GoalsAttainmentService } from './goals-attainment.ts';

@Controller('api/goals')
@UseGuards(ReadGuard)
export class GoalsController {
  constructor(private readonly attainment: GoalsAttainmentService) {}

  @Get('attainment')
  measure(@Caller() caller: Principal): Promise<GoalsAttainment> {
    return this.attainment.measure(caller, Date.now());
  }
}
