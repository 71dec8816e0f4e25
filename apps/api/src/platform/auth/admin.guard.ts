import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from './authenticator.ts';

/** Lets a signed-in administrator through. A key never: what leaked from a script must not make more keys. */
@Injectable()
export class AdminGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.authenticator.authenticate(request);
    if (request.headers.authorization !== undefined || principal.role !== 'admin') {
      throw new AppError('forbidden', 'Only a signed-in administrator may do this.');
    }
    request.principal = principal;
    return true;
  }
}
