import { Body, Controller, HttpCode, HttpStatus, Post, UseGuards } from '@nestjs/common';
import { comparisonQuery, type Comparison } from '@pulso/contract';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import { parseQuestion } from '../platform/field-errors.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { CompareService } from './compare.service.ts';

@Controller('api/compare')
@UseGuards(ReadGuard)
export class CompareController {
  constructor(private readonly comparisons: CompareService) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  compare(@Caller() caller: Principal, @Body() body: unknown): Promise<Comparison> {
    return this.comparisons.compare(caller, parseQuestion(comparisonQuery, body));
  }
}
