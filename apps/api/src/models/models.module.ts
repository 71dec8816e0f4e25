import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { maxFitBytes } from '@pulso/contract';
import type { FastifyInstance } from 'fastify';
import { StoresModule } from '../platform/stores/stores.module.ts';
import { LifetimeValues } from './lifetime-values.ts';
import { fitPath, ModelsController } from './models.controller.ts';
import { OwnModels } from './own-models.ts';
import { PurchaseTables } from './purchase-tables.ts';
import { SummaryFits } from './summary-fits.ts';

@Module({
  imports: [StoresModule],
  controllers: [ModelsController],
  providers: [PurchaseTables, OwnModels, LifetimeValues, SummaryFits],
})
export class ModelsModule {
  /** A summary table is larger than any other question; said before the routes are made. */
  constructor({ httpAdapter }: HttpAdapterHost) {
    httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', (route) => {
      if (route.url === `/${fitPath}`) route.bodyLimit = maxFitBytes;
    });
  }
}
