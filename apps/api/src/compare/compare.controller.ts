import { Body, Controller, HttpCode, HttpStatus, Post, UseGuards, UsePipes } from '@nestjs/common';
import { comparisonQuery, type Comparison, type ComparisonQuery } from '@pulso/contract';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { schemaPipe } from '../platform/schema.pipe.ts';
import { CompareService } from './compare.service.ts';

@Controller('api/compare')
@UseGuards(ReadGuard)
export class CompareController {
  constructor(private readonly comparisons: CompareService) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  @UsePipes(schemaPipe('invalid_query'))
  compare(
    @Caller() caller: Principal,
    @Body({ schema: comparisonQuery }) query: ComparisonQuery,
  ): Promise<Comparison> {
    return this.comparisons.compare(caller, query);
  }
}
