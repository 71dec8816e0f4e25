import { Body, Controller, Get, Put, UseGuards } from '@nestjs/common';
import { rateImport, type KnownRates, type Rate } from '@pulso/contract';
import { EditGuard } from '../platform/auth/edit.guard.ts';
import { Caller, ReadGuard } from '../platform/auth/read.guard.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import { Rates } from './rates.ts';

@Controller('api/rates')
export class RatesController {
  constructor(private readonly rates: Rates) {}

  @Get()
  @UseGuards(ReadGuard)
  list(@Caller() { workspaceId }: Principal): Promise<KnownRates[]> {
    return this.rates.list(workspaceId);
  }

  /** Adds these rates; one that is there already is replaced. Answers all there are. */
  @Put()
  @UseGuards(EditGuard)
  async put(
    @Caller() { workspaceId }: Principal,
    @Body({ schema: rateImport }) rates: Rate[],
  ): Promise<KnownRates[]> {
    await this.rates.add(workspaceId, rates);
    return this.rates.list(workspaceId);
  }
}
