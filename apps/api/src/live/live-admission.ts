import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@pulso/contract';
import { CONFIG, type Config } from '../config/config.ts';
import { Authenticator } from '../platform/auth/authenticator.ts';
import type { Principal } from '../platform/metric-answerer.ts';
import type { LiveServer, LiveSocket } from './live-server.ts';

/** Who may connect, and who may stay. */
@Injectable()
export class LiveAdmission {
  private checking = false;

  constructor(
    private readonly authenticator: Authenticator,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A browser names the page that opens the socket: it must be ours. */
  allowsOrigin(origin: string, host: string): boolean {
    if (!URL.canParse(origin)) return false;
    const { origin: normal, host: originHost } = new URL(origin);
    const own = this.config.http.publicUrl;
    return originHost === host || (own !== undefined && normal === new URL(own).origin);
  }

  /** Throws AppError, as {@link Authenticator.authenticate} does. */
  async admit(socket: LiveSocket): Promise<Principal> {
    const token: unknown = socket.handshake.auth['token'];
    const headers = { ...socket.handshake.headers };
    if (typeof token === 'string') headers.authorization = `Bearer ${token}`;
    // Kept for the checks to come.
    socket.handshake.headers = headers;
    return this.authenticator.authenticate({ headers });
  }

  /**
   * Cuts whoever has signed out, lost the key or has another role by now; with the last they come back as what
   * they are. Each credential is looked up once. While that cannot be known, everybody stays.
   */
  async cutRevoked(server: LiveServer): Promise<void> {
    if (this.checking) return;
    this.checking = true;
    try {
      for (const sockets of groupByCredential(server).values()) {
        const [first] = sockets;
        const principal = first && (await this.stillIs(first));
        for (const socket of sockets) {
          if (principal?.role === socket.data.principal.role) continue;
          if (principal === null) socket.emit('session:ended');
          if (principal !== undefined) socket.disconnect(true);
        }
      }
    } finally {
      this.checking = false;
    }
  }

  /** `null`: nobody any more; `undefined`: it cannot be known now. */
  private async stillIs(socket: LiveSocket): Promise<Principal | null | undefined> {
    try {
      return await this.authenticator.authenticate({ headers: socket.handshake.headers });
    } catch (error) {
      return error instanceof AppError && error.status < 500 ? null : undefined;
    }
  }
}

function groupByCredential(server: LiveServer): Map<string, LiveSocket[]> {
  const groups = new Map<string, LiveSocket[]>();
  for (const socket of server.sockets.sockets.values()) {
    const { authorization = '', cookie = '' } = socket.handshake.headers;
    const credential = `${authorization}\n${cookie}`;
    const group = groups.get(credential);
    if (group) group.push(socket);
    else groups.set(credential, [socket]);
  }
  return groups;
}
