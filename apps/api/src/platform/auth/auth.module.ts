import { Global, Module } from '@nestjs/common';
import { Authenticator } from './authenticator.ts';
import { FirstAdmin } from './first-admin.ts';
import { KeyRing } from './key-ring.ts';
import { Passwords } from './passwords.ts';
import { ReadGuard } from './read.guard.ts';
import { SessionController } from './session.controller.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInLimiter } from './sign-in-limiter.ts';

@Global()
@Module({
  controllers: [SessionController],
  providers: [KeyRing, Authenticator, ReadGuard, FirstAdmin, Passwords, SessionsService, SignInLimiter],
  exports: [KeyRing, Authenticator, ReadGuard],
})
export class AuthModule {}
