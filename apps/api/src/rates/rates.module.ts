import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { StoresModule } from '../platform/stores/stores.module.ts';
import { RatesController } from './rates.controller.ts';
import { Rates } from './rates.ts';

@Module({ imports: [StoresModule], controllers: [RatesController], providers: [Rates] })
export class RatesModule implements OnModuleInit {
  constructor(private readonly adapter: HttpAdapterHost) {}

  /** Central banks publish CSV; its text goes to the schema as it is. */
  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    if (fastify.hasContentTypeParser('text/csv')) return;
    fastify.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
  }
}
