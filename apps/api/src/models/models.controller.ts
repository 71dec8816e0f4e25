import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, UseGuards } from '@nestjs/common';
import {
  AppError,
  fitRequest,
  lifetimeValueRequest,
  modelIds,
  modelReportQuery,
  type FitAnswer,
  type LifetimeValueAnswer,
  type ModelCard,
  type ModelId,
  type ModelReport,
} from '@pulso/contract';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import { parseQuestion } from '../platform/field-errors.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { LifetimeValues } from './lifetime-values.ts';
import { modelCards } from './model-cards.ts';
import { OwnModels } from './own-models.ts';
import { SummaryFits } from './summary-fits.ts';

export const fitPath = 'api/models/bg-nbd/fit';

@Controller()
@UseGuards(ReadGuard)
export class ModelsController {
  constructor(
    private readonly own: OwnModels,
    private readonly values: LifetimeValues,
    private readonly fits: SummaryFits,
  ) {}

  @Get('api/models')
  list(): readonly ModelCard[] {
    return Object.values(modelCards);
  }

  @Get('api/models/:id')
  report(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Query() query: unknown,
  ): Promise<ModelReport> {
    return this.own.report(caller, modelIdOf(id), parseQuestion(modelReportQuery, query));
  }

  @Post(fitPath)
  @HttpCode(HttpStatus.OK)
  fit(@Body() body: unknown): Promise<FitAnswer> {
    return this.fits.fit(parseQuestion(fitRequest, body));
  }

  @Post('api/models/lifetime-value')
  @HttpCode(HttpStatus.OK)
  value(@Caller() caller: Principal, @Body() body: unknown): Promise<LifetimeValueAnswer> {
    return this.values.answer(caller, parseQuestion(lifetimeValueRequest, body));
  }
}

function modelIdOf(id: string): ModelId {
  const known = modelIds.find((one) => one === id);
  if (known) return known;
  throw new AppError(
    'not_found',
    `There is no model ${JSON.stringify(id)}; there are ${modelIds.join(', ')}.`,
  );
}
