import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from './authenticator.ts';

/** Lets a signed-in administrator or editor through. A key never: read keys read. */
@Injectable()
export class EditGuard implements CanActivate {
  constructor(private readonly authenticator: Authenticator) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const principal = await this.authenticator.authenticate(request);
    if (request.headers.authorization !== undefined || principal.role === 'viewer') {
      throw new AppError('forbidden', 'Only a signed-in administrator or editor may do this.');
    }
    request.principal = principal;
    return true;
  }
}
