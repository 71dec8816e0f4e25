import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import type { Principal } from '../metric-answerer.ts';
import { KeyRing } from './key-ring.ts';

/** Who a request or a socket handshake comes from: `Authorization: Bearer <read key>` or the session cookie. */
@Injectable()
export class Authenticator {
  constructor(private readonly keys: KeyRing) {}

  /** Throws AppError `unauthenticated` for nobody, `forbidden` for a key of the other scope. */
  async authenticate(request: { method?: string; headers: IncomingHttpHeaders }): Promise<Principal> {
    const bearer = /^Bearer (\S{1,500})$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.byKey(bearer);
    throw new AppError('unauthenticated', 'Sign in or send a read key.');
  }

  private byKey(key: string): Principal {
    const grant = this.keys.findReadKey(key);
    if (grant !== undefined) return { workspaceId: grant.workspaceId, role: 'viewer' };
    if (this.keys.findWriteKey(key) !== undefined) throw new AppError('forbidden', 'A write key can only write.');
    throw new AppError('unauthenticated', 'This key is not known.');
  }
}
