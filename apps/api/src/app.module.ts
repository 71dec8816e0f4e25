import { Module } from '@nestjs/common';
import { OperationsModule } from './platform/operations.module.ts';
import { PlatformModule } from './platform/platform.module.ts';

@Module({ imports: [PlatformModule, OperationsModule] })
export class AppModule {}
