import { Global, Module } from '@nestjs/common';
import { AdminGuard } from './admin.guard.ts';
import { Authenticator } from './authenticator.ts';
import { EditGuard } from './edit.guard.ts';
import { FirstAdmin } from './first-admin.ts';
import { KeyRing } from './key-ring.ts';
import { KeysController } from './keys.controller.ts';
import { KeysService } from './keys.service.ts';
import { Passwords } from './passwords.ts';
import { ReadGuard } from './read.guard.ts';
import { SessionController } from './session.controller.ts';
import { SessionsService } from './sessions.service.ts';
import { SignInLimiter } from './sign-in-limiter.ts';

@Global()
@Module({
  controllers: [SessionController, KeysController],
  providers: [
    KeyRing,
    Authenticator,
    ReadGuard,
    AdminGuard,
    EditGuard,
    FirstAdmin,
    KeysService,
    Passwords,
    SessionsService,
    SignInLimiter,
  ],
  exports: [KeyRing, Authenticator, ReadGuard, EditGuard, FirstAdmin],
})
export class AuthModule {}
