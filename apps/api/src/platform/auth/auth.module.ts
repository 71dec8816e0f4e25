import { Global, Module } from '@nestjs/common';
import { Authenticator } from './authenticator.ts';
import { KeyRing } from './key-ring.ts';
import { ReadGuard } from './read.guard.ts';

@Global()
@Module({ providers: [KeyRing, Authenticator, ReadGuard], exports: [KeyRing, Authenticator, ReadGuard] })
export class AuthModule {}
