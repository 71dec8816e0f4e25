import { hash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Session, type SignIn } from '@pulso/contract';
import { MetadataStore, type UserSession } from '@pulso/metadata-store';
import { METADATA_STORE } from '../stores/tokens.ts';
import { FirstAdmin } from './first-admin.ts';
import { Passwords } from './passwords.ts';
import { sessionSeconds } from './session-cookie.ts';
import { SessionCache } from './session-cache.ts';
import { SignInLimiter } from './sign-in-limiter.ts';

/** Sign-in, sign-out, and who a token belongs to. Only the hash of a token is ever stored. */
@Injectable()
export class SessionsService {
  private readonly cache = new SessionCache();

  constructor(
    @Inject(METADATA_STORE) private readonly store: MetadataStore,
    private readonly passwords: Passwords,
    private readonly limiter: SignInLimiter,
    private readonly firstAdmin: FirstAdmin,
  ) {}

  /**
   * A new session for the right password. Throws AppError `unauthenticated` with the same words and after the same
   * time for an unknown address and a wrong password, `too_many_requests`, or `store_unavailable` while the first
   * administrator is still being made: their password is right, and a 401 would say that it is not.
   */
  async signIn({ email, password }: SignIn, address: string): Promise<{ token: string; session: Session }> {
    if (!this.firstAdmin.isSettled())
      throw new AppError('store_unavailable', 'Pulso is still starting. Try again in a moment.');
    await this.limiter.countTry(email, address);
    const user = await this.store.users.findByEmail(email).catch(async (error: unknown) => {
      await this.limiter.refund(email, address);
      throw error;
    });
    if (!(await this.passwords.matches(user?.passwordHash, password)) || user === null) {
      throw new AppError('unauthenticated', 'E-mail or password is wrong.');
    }
    await this.limiter.forgive(email);
    const token = randomBytes(32).toString('base64url');
    const now = Date.now();
    await this.store.sessions.removeExpired(new Date(now));
    await this.store.sessions.create({
      tokenHash: hashToken(token),
      userId: user.id,
      expiresAt: new Date(now + sessionSeconds * 1000),
    });
    return { token, session: await this.find(token) };
  }

  /** Throws AppError `unauthenticated` for a token that is unknown, signed out or expired. */
  async find(token: string): Promise<Session> {
    const session = await this.cache.get(hashToken(token), async (tokenHash) => {
      const live = await this.store.sessions.findLive(tokenHash, new Date());
      return live === null ? undefined : toSession(live);
    });
    if (session === undefined) throw new AppError('unauthenticated', 'Sign in first.');
    return session;
  }

  async signOut(token: string): Promise<void> {
    const tokenHash = hashToken(token);
    await this.store.sessions.remove(tokenHash);
    this.cache.forget(tokenHash);
  }
}

function toSession({ user }: UserSession): Session {
  const { id, name, tz, baseCurrency } = user.workspace;
  return { user: { email: user.email, role: user.role }, workspace: { id, name, tz, baseCurrency } };
}

function hashToken(token: string): string {
  return hash('sha256', token);
}
