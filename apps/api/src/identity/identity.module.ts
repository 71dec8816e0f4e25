import { Module } from '@nestjs/common';
import { IdentityService } from './identity.service.ts';

/** Keeps the table `people`: who is behind which id. */
@Module({ providers: [IdentityService] })
export class IdentityModule {}
