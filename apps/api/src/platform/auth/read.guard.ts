import { Injectable, createParamDecorator, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../metric-answerer.ts';
import { Authenticator } from './authenticator.ts';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

/** Lets a person with a session or a machine with a read key through, and notes who it is. */
@Injectable()
export class ReadGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.principal = await this.authenticator.authenticate(request);
    return true;
  }
}

/** The principal that `ReadGuard` found: `answer(@Caller() caller: Principal)`. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (principal === undefined) throw new AppError('unauthenticated', 'Sign in or send a read key.');
  return principal;
});
