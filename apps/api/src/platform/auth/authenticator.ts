import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import { CONFIG, type Config } from '../../config/config.ts';
import type { Principal } from '../metric-answerer.ts';
import { KeyRing } from './key-ring.ts';
import { assertSameOrigin } from './same-origin.ts';
import { SessionCookie } from './session-cookie.ts';
import { SessionsService } from './sessions.service.ts';

/** Who a request or a socket handshake comes from: `Authorization: Bearer <read key>` or the session cookie. */
@Injectable()
export class Authenticator {
  private readonly cookie: SessionCookie;

  constructor(
    private readonly keys: KeyRing,
    private readonly sessions: SessionsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.cookie = new SessionCookie(config.http.publicUrl);
  }

  /**
   * Throws AppError `unauthenticated` for nobody, `forbidden` for a key of the other scope or a cookie that
   * another site made a browser send, `store_unavailable` when it cannot be known.
   */
  async authenticate(request: { method?: string; headers: IncomingHttpHeaders }): Promise<Principal> {
    const { authorization, cookie } = request.headers;
    if (authorization !== undefined) return this.byKey(authorization);
    const token = this.cookie.read(cookie);
    if (token === undefined) throw new AppError('unauthenticated', 'Sign in or send a read key.');
    assertSameOrigin(request, this.config.http.publicUrl);
    const { user, workspace } = await this.sessions.find(token);
    return { workspaceId: workspace.id, role: user.role };
  }

  private byKey(authorization: string): Principal {
    const key = /^Bearer (\S{1,500})$/i.exec(authorization)?.[1];
    if (key === undefined)
      throw new AppError('unauthenticated', 'Send the read key as "Authorization: Bearer <key>".');
    const grant = this.keys.findReadKey(key);
    // An administrator handed it out: it sees what they see, small groups too. It still changes nothing.
    if (grant !== undefined) return { workspaceId: grant.workspaceId, role: 'admin' };
    if (this.keys.findWriteKey(key) !== undefined)
      throw new AppError('forbidden', 'A write key can only write.');
    throw new AppError('unauthenticated', 'This key is not known.');
  }
}
