import { Module } from '@nestjs/common';
import { PlatformModule } from './platform/platform.module.ts';

@Module({ imports: [PlatformModule] })
export class AppModule {}
