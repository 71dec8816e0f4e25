import { Module, type DynamicModule } from '@nestjs/common';
import { LOGGER, type Logger } from './logger.ts';

@Module({})
export class LoggerModule {
  static of(logger: Logger): DynamicModule {
    return {
      module: LoggerModule,
      global: true,
      providers: [{ provide: LOGGER, useValue: logger }],
      exports: [LOGGER],
    };
  }
}
